namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Gathers the pieces that a searcher sees of words and topics, each once for a question however often it is looked at.</summary>
internal sealed class Gatherer
{
    private readonly List<(int Term, Gathered Pieces)> _terms = [];
    private readonly Gathered _next = new();
    private readonly Gathered _merged = new();
    private readonly Gathered _topic = new();
    private readonly Gathered _all = new();
    private Sight? _sight;
    private int _count;

    private Sight Sight => _sight ?? throw new InvalidOperationException("Nobody asks.");

    /// <summary>Begins a question; what was gathered for the one before is forgotten.</summary>
    public void Begin(Sight sight) => (_sight, _count) = (sight, 0);

    /// <summary>The pieces of a word's term, as long as the question lasts.</summary>
    public Gathered OfTerm(int term)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_terms[i].Term == term)
            {
                return _terms[i].Pieces;
            }
        }

        if (_count == _terms.Count)
        {
            _terms.Add((term, new Gathered()));
        }

        var pieces = _terms[_count].Pieces;
        _terms[_count++] = (term, pieces);
        Gather(Sight.Evidence.Vocabulary.Lexicon, term, pieces);
        return pieces;
    }

    /// <summary>The pieces that have all the terms, until others are gathered so.</summary>
    public Gathered OfAll(ReadOnlySpan<int> terms)
    {
        if (terms is [var only])
        {
            return OfTerm(only);
        }

        _all.Copy(OfTerm(terms[0]));
        foreach (var term in terms[1..])
        {
            if (_all.Count > 0)
            {
                _all.Intersect(OfTerm(term));
            }
        }

        return _all;
    }

    /// <summary>The pieces of a named topic, until the next is gathered.</summary>
    public Gathered OfTopic(int topic)
    {
        Gather(Sight.Evidence.Topics, topic, _topic);
        return _topic;
    }

    private void Gather(Lexicon lexicon, int key, Gathered into)
    {
        into.Clear();
        foreach (var spelling in lexicon.Of(key))
        {
            if (into.Count == 0)
            {
                Sight.Gather(lexicon.Read(spelling), into);
                continue;
            }

            _next.Clear();
            Sight.Gather(lexicon.Read(spelling), _next);
            if (_next.Count > 0)
            {
                _merged.Merge(into, _next);
                into.Swap(_merged);
            }
        }
    }
}
