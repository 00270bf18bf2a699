using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise;

/// <summary>One tenant's evidence: any number may ask at any time, each about one moment; changes wait for one another only.</summary>
internal sealed class Tenant(View view)
{
    private readonly Lock _changing = new();
    private View _view = view;
    private Aliases? _synonyms;

    // Nobody uses it now. Questions asked at the same time bring their own, of which the last one stays.
    private Workspace? _spare;

    public Tenant()
        : this(new TenantEvidence().Empty())
    {
    }

    public int Count => View.Totals.Pieces;

    private View View => Volatile.Read(ref _view);

    public void Put(EvidenceDocument piece)
    {
        var read = PieceReader.Read(piece);
        lock (_changing)
        {
            Take(_view.Evidence.Put(_view, piece, read));
        }
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string id)
    {
        lock (_changing)
        {
            if (_view.Evidence.Remove(_view, id) is not { } without)
            {
                return false;
            }

            Take(without);
            return true;
        }
    }

    /// <summary>Ids of all pieces, in no order.</summary>
    public string[] Ids()
    {
        lock (_changing)
        {
            var ids = _view.Evidence.Ids;
            return [.. ids.Slots().Select(slot => ids[slot])];
        }
    }

    /// <summary>The evidence as it is now, without any trace of what is gone. Changes wait for that; questions do not.</summary>
    public View Compact()
    {
        lock (_changing)
        {
            if (_view.HasGone)
            {
                Volatile.Write(ref _view, Compaction.Of(_view));
            }

            return _view;
        }
    }

    /// <inheritdoc cref="IExpertIndex.SetSynonyms"/>
    public void SetSynonyms(IEnumerable<string> lines)
    {
        using var reader = new StringReader(string.Join('\n', lines));
        Volatile.Write(ref _synonyms, new Aliases(AliasList.Read("synonyms", reader)));
    }

    /// <summary>Takes the place of another that was given synonyms.</summary>
    public Tenant WithSynonymsOf(Tenant before)
    {
        Volatile.Write(ref _synonyms, Volatile.Read(ref before._synonyms));
        return this;
    }

    public string[] PopularTopics(int take) => NamedTopics.Popular(View, take);

    /// <summary>Asks about this moment. What is called back may be slow, and may change the index or ask it.</summary>
    public T Ask<T>(string searcher, Func<Inquiry, T> ask)
    {
        var space = Interlocked.Exchange(ref _spare, null) ?? new Workspace();
        var answer = ask(new Inquiry(Sight.Of(View, searcher), space, Volatile.Read(ref _synonyms)));

        // Only from here, not in a finally: after a question that failed half-way the workspace is not clean, and the next one takes a new one.
        space.Votes.Clear();
        Volatile.Write(ref _spare, space);
        return answer;
    }

    private void Take(View view) => Volatile.Write(ref _view, Compaction.IsDue(view) ? Compaction.Of(view) : view);
}
