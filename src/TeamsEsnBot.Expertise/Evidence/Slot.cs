namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>What ranking needs of a piece, sixteen bytes beside those of the next piece: a question reads some of them for every word found.</summary>
internal readonly struct Slot
{
    public const int MostVotes = byte.MaxValue;

    /// <summary>So many pieces from all over the company are fetched at once; one after the other each would be waited for.</summary>
    public const int AtOnce = 64;

    private const int VotesBits = 8;
    private const int KindBits = 4;
    private const int LongestLength = (1 << (32 - VotesBits - KindBits)) - 1;

    private readonly uint _lengthKindVotes;

    private readonly int _minutes;

    /// <param name="length">Weighted words; more than a million count as a million.</param>
    public Slot(int person, int audience, EvidenceKind kind, DateTimeOffset when, int length, int votes)
    {
        (Person, Audience) = (person, audience);
        _minutes = MinutesOf(when);
        _lengthKindVotes = ((uint)Math.Clamp(length, 0, LongestLength) << (VotesBits + KindBits)) | ((uint)kind << VotesBits) | (uint)Math.Clamp(votes, 0, MostVotes);
    }

    private Slot(int person, int audience, Slot like)
    {
        (Person, Audience) = (person, audience);
        (_minutes, _lengthKindVotes) = (like._minutes, like._lengthKindVotes);
    }

    /// <summary>Number of the person.</summary>
    public int Person { get; }

    /// <summary>Number of the audience.</summary>
    public int Audience { get; }

    public int Length => (int)(_lengthKindVotes >> (VotesBits + KindBits));

    public EvidenceKind Kind => (EvidenceKind)((_lengthKindVotes >> VotesBits) & ((1 << KindBits) - 1));

    public int Votes => (int)(_lengthKindVotes & MostVotes);

    /// <summary>When it happened, in minutes since the year 1, UTC; what is later than the year 4083 is of that year.</summary>
    public int Minutes => _minutes;

    public int Day => DayOf(_minutes);

    /// <summary>The same piece under other numbers.</summary>
    public Slot For(int person, int audience) => new(person, audience, this);

    public static int MinutesOf(DateTimeOffset when) => (int)Math.Min(int.MaxValue, when.UtcTicks / TimeSpan.TicksPerMinute);

    public static int DayOf(int minutes) => minutes / (24 * 60);
}
