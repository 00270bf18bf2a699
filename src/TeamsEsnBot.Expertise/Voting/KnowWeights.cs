using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// The constants of “who knows”: document voting, sharpened. Chosen where judged data (DPDK and U-Boot maintainers) are flat around them; see
/// <c>TeamsEsnBot.Evaluation knows</c>.
/// </summary>
internal static class KnowWeights
{
    /// <summary>BM25: how fast more uses of a word stop to matter, and how much longer texts are discounted.</summary>
    public const float Saturation = 1.2f;

    public const float LengthDiscount = 0.6f;

    /// <summary>What a word adds to a piece that uses nothing else, before its rarity: BM25 comes close and no nearer.</summary>
    public const float MostOfAWord = Saturation + 1;

    /// <summary>A piece that fits less than a quarter as well as the best one would add a 256th: it is left out (measured: nothing changes).</summary>
    public const float LeastFit = 0.25f;

    /// <summary>
    /// Where so many people have everything that was asked, what has only a part of it is not looked at: in a large company that is many pieces, and all of them
    /// say less (measured: on judged topics nothing changes from eighty on, and fewer people make the list worse).
    /// </summary>
    public const int EnoughPeople = 80;

    /// <summary>Longer questions are texts, whose words no other text has all.</summary>
    public const int MostWordsOfAWhole = 4;

    /// <summary>A piece filed under the very topic is about it, however it is worded: at least this close to the best match.</summary>
    public const float NamedTopic = 0.8f;

    /// <summary>People who contribute to everything are less telling: (10 + contributions)^-0.3.</summary>
    public const double Generality = -0.3;

    public const double GeneralityOffset = 10;

    /// <summary>Who has not been heard of for years may have moved on: (1 + years since the last contribution)^-0.2.</summary>
    public const double Absence = -0.2;

    /// <summary>What is left of a score at least when many found that the person is not the right one.</summary>
    public const double MostDoubt = 0.5;

    public const double YearInDays = 365;

    private const double ProfileTopic = 3;
    private const double StatedTopic = 2;


    // Looked up: a processor that cannot foresee the kind of the next piece waits longer at a switch than at a table.
    private static readonly double[] ByKind = [.. Enum.GetValues<EvidenceKind>().Select(kind => ComputedOf(kind, isNamedTopic: false))];
    private static readonly double[] ByNamedKind = [.. Enum.GetValues<EvidenceKind>().Select(kind => ComputedOf(kind, isNamedTopic: true))];

    private static readonly double[] ByVotes = [.. Enumerable.Range(0, Slot.MostVotes + 1).Select(ComputedOfVotes)];

    /// <summary>What a piece is worth for its kind: one's own answers in full, other people's word for half, measured.</summary>
    public static double Of(EvidenceKind kind, bool isNamedTopic) => (isNamedTopic ? ByNamedKind : ByKind)[(int)kind];

    /// <summary>Votes settle ties and little more: weighing evidence by them measured as no gain.</summary>
    public static double OfVotes(int votes) => ByVotes[votes];

    /// <summary>Knowledge fades slowly: 0.71 after a year, 0.5 after three. What stands in a profile today is true today.</summary>
    public static double OfAge(EvidenceKind kind, double days) => kind switch
    {
        EvidenceKind.Profile => 1,
        EvidenceKind.Stated => SameMath.Pow(1 + (Math.Max(0, days) / (4 * YearInDays)), -0.5),
        _ => SameMath.Pow(1 + (Math.Max(0, days) / YearInDays), -0.5),
    };

    private static double ComputedOf(EvidenceKind kind, bool isNamedTopic) => kind switch
    {
        EvidenceKind.AnswerAccepted => 1.25,
        EvidenceKind.Answered => 1,
        EvidenceKind.WroteAbout => 0.5,
        EvidenceKind.Endorsed or EvidenceKind.ShoutOut => 0.5,
        EvidenceKind.Stated => isNamedTopic ? StatedTopic : 0.75,
        EvidenceKind.Profile => isNamedTopic ? ProfileTopic : 0.75,
        EvidenceKind.Asked => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The engine has no weight for this kind of evidence."),
    };

    private static double ComputedOfVotes(int votes) => 1 + (0.05 * SameMath.Log(1 + votes));
}
