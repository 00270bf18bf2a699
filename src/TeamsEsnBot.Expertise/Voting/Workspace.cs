using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// Arrays and lists for the time of one question, kept for the next one, because a company's pieces and people fill long ones. Between questions
/// every number is zero and every list empty: a question clears what it touched, which is little, instead of the whole company.
/// </summary>
internal sealed class Workspace
{
    private readonly List<ConceptPieces> _concepts = [];
    private readonly List<List<(int Person, double Score)>> _rankings = [];
    private Candidate[] _candidates = [];
    private int[] _numbers = [];
    private FoundPieces _next = new();
    private int[] _seen = [];
    private int _turn;

    /// <summary>By person: what all pieces add up to, and the strongest of those that are about the topic.</summary>
    public (long Sum, long Strongest)[] Worths { get; private set; } = [];

    /// <summary>By person: what speaks for asking them.</summary>
    public RouteSums[] Sums { get; private set; } = [];

    /// <summary>By person: place among the people shown, counted from 1; 0 for everybody else.</summary>
    public int[] Places { get; private set; } = [];

    /// <summary>By norm; see <see cref="Norms.Discounts"/>.</summary>
    public float[] Discounts { get; } = new float[byte.MaxValue + 1];

    public Gatherer Gatherer { get; } = new();

    public ConceptPieces Alternative { get; } = new();

    public ConceptPieces Merged { get; } = new();

    /// <summary>The pieces found so far.</summary>
    public FoundPieces Pieces { get; private set; } = new();

    /// <summary>People who have a worth.</summary>
    public List<int> Voted { get; } = [];

    /// <summary>The pieces that match one topic.</summary>
    public List<PieceMatch> Matches { get; } = [];

    /// <summary>What speaks for people, for all topics of the question.</summary>
    public List<Vote> Votes { get; } = [];

    /// <summary>Makes room for so many people, and for a few more that may come before the next question.</summary>
    public void Reach(int people)
    {
        if (Worths.Length < people)
        {
            var room = people + (people / 4);
            (Worths, Sums, Places, _seen) = (new (long, long)[room], new RouteSums[room], new int[room], new int[room]);
        }
    }

    /// <summary>So many lists of pieces, to be filled.</summary>
    public Span<ConceptPieces> Concepts(int count)
    {
        while (_concepts.Count < count)
        {
            _concepts.Add(new ConceptPieces());
        }

        return CollectionsMarshal.AsSpan(_concepts)[..count];
    }

    /// <summary>An empty list for each of so many topics.</summary>
    public Span<List<(int Person, double Score)>> Rankings(int topics)
    {
        while (_rankings.Count < topics)
        {
            _rankings.Add([]);
        }

        var rankings = CollectionsMarshal.AsSpan(_rankings)[..topics];
        foreach (var ranking in rankings)
        {
            ranking.Clear();
        }

        return rankings;
    }

    /// <summary>Places for so many people, with anything in them.</summary>
    public ArraySegment<Candidate> Candidates(int count)
    {
        if (_candidates.Length < count)
        {
            _candidates = new Candidate[count + (count / 4)];
        }

        return new ArraySegment<Candidate>(_candidates, 0, count);
    }

    /// <summary>Adds a concept's pieces to <see cref="Pieces"/>.</summary>
    public void Add(ReadOnlySpan<int> slots, ReadOnlySpan<float> fits, float telling, int mark)
    {
        _next.Merge(Pieces, slots, fits, telling, mark);
        (Pieces, _next) = (_next, Pieces);
    }

    /// <summary>Places for so many numbers, with anything in them.</summary>
    public Span<int> Numbers(int count)
    {
        if (_numbers.Length < count)
        {
            _numbers = new int[count + (count / 4)];
        }

        return _numbers.AsSpan(0, count);
    }

    /// <summary>Begins to tell people apart; the count before ends.</summary>
    public PeopleCount CountPeople()
    {
        if (_turn == int.MaxValue)
        {
            Array.Clear(_seen);
            _turn = 0;
        }

        return new PeopleCount(_seen, ++_turn);
    }

    /// <summary>Knows whom it has seen: whoever bears the number of its turn. So the next count needs nothing cleared.</summary>
    internal readonly ref struct PeopleCount(int[] seen, int turn)
    {
        /// <summary>True the first time it is asked for a person.</summary>
        public bool IsNew(int person)
        {
            var isNew = seen[person] != turn;
            seen[person] = turn;
            return isNew;
        }
    }
}
