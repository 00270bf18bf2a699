using System.Collections.Immutable;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>One tenant's evidence, inverted: term → pieces. Not thread-safe by itself; <see cref="Tenant"/> holds the lock.</summary>
internal sealed class TenantEvidence
{
    private readonly Register<Audience> _audiences = new(EqualityComparer<Audience>.Default);
    private readonly Register<string> _people = new(StringComparer.Ordinal);
    private readonly List<Activity> _activities = [];
    private readonly long[] _lengthOfKind = new long[Kinds.Length];
    private readonly int[] _countOfKind = new int[Kinds.Length];

    public static ImmutableArray<EvidenceKind> Kinds { get; } = [.. Enum.GetValues<EvidenceKind>()];

    public Vocabulary Vocabulary { get; } = new();

    public LearnedAcronyms Acronyms { get; } = new();

    public NamedTopics Topics { get; } = new();

    public Pieces Pieces { get; } = new();

    /// <summary>Length of an array indexed by person.</summary>
    public int People => _people.Size;

    public void Put(EvidenceDocument document, ReadPiece read)
    {
        Remove(document.Id);
        var slot = Pieces.NextSlot();
        var piece = new Piece(
            document.Id,
            document.Person,
            _people.Take(document.Person),
            document.Kind,
            document.When,
            document.Votes,
            _audiences.Take(Audience.Of(document.Audience)),
            read.Length,
            WordUses.Pack([.. read.Words.Select(word => (Vocabulary.Add(word.Key, word.Value.Term, slot, word.Value.Times), word.Value.Times))]),
            [.. read.Topics.Select(topic => (Vocabulary.AddTopic(topic.Key, slot), topic.Value))],
            [.. read.Acronyms]);
        Pieces.Add(slot, piece);
        Account(piece, 1);
    }

    /// <returns>False when there was none.</returns>
    public bool Remove(string id)
    {
        if (Pieces.Remove(id, out var slot) is not { } piece)
        {
            return false;
        }

        Account(piece, -1);
        var uses = new WordUses(piece.Words);
        while (uses.MoveNext())
        {
            Vocabulary.Remove(uses.Word, slot);
        }

        foreach (var (term, _) in piece.Topics)
        {
            Vocabulary.RemoveTopic(term, slot);
        }

        _people.Release(piece.Person);
        _audiences.Release(piece.Audience);
        return true;
    }

    /// <summary>What the evidence consists of at this moment. Copied in milliseconds; pieces never change, so it can be written down at leisure.</summary>
    public TenantPicture Picture() =>
        new(Vocabulary.Picture(), _people.Entries(), _audiences.Entries(), [.. Pieces.BySlot]);

    /// <summary>Takes over a picture without its pieces, which come one by one through <see cref="Append"/>; only when empty.</summary>
    public void Begin(VocabularyPicture vocabulary, (string? Thing, int Users)[] people, (Audience? Thing, int Users)[] audiences, int pieces)
    {
        Vocabulary.Fill(vocabulary);
        _people.Fill(people);
        _audiences.Fill(audiences);
        Pieces.Reach(pieces);
    }

    /// <summary>Takes in a piece whose numbers are known and counted already.</summary>
    public void Append(Piece piece)
    {
        var slot = Pieces.NextSlot();
        Vocabulary.Append(piece, slot);
        Pieces.Add(slot, piece);
        Account(piece, 1);
    }

    /// <summary>The last piece of a picture was appended.</summary>
    public void EndAppend() => Vocabulary.EndFill();

    /// <summary>By audience: whether the searcher belongs to it.</summary>
    public bool[] OpenTo(string searcher)
    {
        var open = new bool[_audiences.Size];
        for (var audience = 0; audience < open.Length; audience++)
        {
            open[audience] = _audiences[audience]?.Includes(searcher) ?? false;
        }

        return open;
    }

    /// <summary>True when the searcher could open some piece that uses the term; what nobody showed them must not shine through a correction.</summary>
    public bool IsOpen(int term, bool[] mayOpen)
    {
        foreach (var slot in Vocabulary.PostingsOf(term).Slots)
        {
            if (Pieces.IsOpen(slot, mayOpen))
            {
                return true;
            }
        }

        return false;
    }

    public string PersonId(int person) => _people[person]!;

    public Activity ActivityOf(int person) => _activities[person];

    /// <summary>Usual length of a piece of this kind: what people say about themselves is a list of words, what they write to others is text.</summary>
    public double MeanLength(EvidenceKind kind)
    {
        var (count, length) = (0, 0L);
        foreach (var other in Kinds)
        {
            if (IsAboutOneself(other) == IsAboutOneself(kind))
            {
                count += _countOfKind[(int)other];
                length += _lengthOfKind[(int)other];
            }
        }

        return count == 0 ? 1 : Math.Max(1, (double)length / count);
    }

    public string PersonOf(int person) => _people[person] ?? throw new InvalidDataException("A piece belongs to nobody.");

    private static bool IsAboutOneself(EvidenceKind kind) => kind is EvidenceKind.Stated or EvidenceKind.Profile;

    private void Account(Piece piece, int sign)
    {
        while (_activities.Count <= piece.Person)
        {
            _activities.Add(new Activity());
        }

        _activities[piece.Person].Add(piece, sign);
        _countOfKind[(int)piece.Kind] += sign;
        _lengthOfKind[(int)piece.Kind] += sign * piece.Length;
        foreach (var acronym in piece.Acronyms)
        {
            Acronyms.Count(acronym, piece.Audience, sign);
        }

        if (_audiences[piece.Audience]!.IsEveryone)
        {
            foreach (var (term, spelling) in piece.Topics)
            {
                Topics.Count(term, spelling, piece.PersonId, sign);
            }
        }
    }
}
