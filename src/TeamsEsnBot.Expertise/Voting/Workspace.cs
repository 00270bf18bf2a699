using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// Arrays and lists for the time of one question, kept for the next one, because a company's pieces and people fill long ones. Between questions
/// every number is zero and every list empty: a question clears what it touched, which is little, instead of the whole company.
/// </summary>
internal sealed class Workspace
{
    private int[] _seen = [];
    private int _turn;

    /// <summary>By slot.</summary>
    public Cell[] Cells { get; private set; } = [];

    /// <summary>By person: what all pieces add up to, and the strongest of those that are about the topic.</summary>
    public (long Sum, long Strongest)[] Worths { get; private set; } = [];

    /// <summary>By person: place among the people shown, counted from 1; 0 for everybody else.</summary>
    public int[] Places { get; private set; } = [];

    public Gatherer Gatherer { get; } = new();

    public Gathered Together { get; } = new();

    /// <summary>Slots that have a mark.</summary>
    public List<int> Marked { get; } = [];

    /// <summary>Slots that have a best alternative.</summary>
    public List<int> Found { get; } = [];

    /// <summary>People who have a worth.</summary>
    public List<int> Voted { get; } = [];

    /// <summary>The pieces that match one topic.</summary>
    public List<PieceMatch> Matches { get; } = [];

    /// <summary>What speaks for people, for all topics of the question.</summary>
    public List<Vote> Votes { get; } = [];

    /// <summary>Makes room for so many slots and people, and for a few more that may come before the next question.</summary>
    public void Reach(int slots, int people)
    {
        if (Cells.Length < slots)
        {
            Cells = new Cell[slots + (slots / 4)];
        }

        if (Worths.Length < people)
        {
            var room = people + (people / 4);
            (Worths, Places, _seen) = (new (long, long)[room], new int[room], new int[room]);
        }
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

    /// <summary>What a question knows of a piece.</summary>
    internal struct Cell
    {
        /// <summary>How well it fits so far.</summary>
        public float Fit;

        /// <summary>The best alternative of one concept.</summary>
        public float Best;

        /// <summary>Bit set of the topic's words that it uses.</summary>
        public int Marks;
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
