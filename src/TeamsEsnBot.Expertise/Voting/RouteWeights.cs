using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// The constants of “whom to ask now”: who answered such questions lately is likely to answer the next one. Other than knowing, which lasts, this fades within months. Chosen on five
/// public corpora of questions and answers, where they are flat around these.
/// </summary>
internal static class RouteWeights
{
    /// <summary>A little for being around at all, beside what was answered on the topic.</summary>
    public const double Activity = 0.003;

    /// <summary>Days after which being around counts half.</summary>
    public const double ActivityHalfLife = 30;

    // What people say about themselves and is said about them counts less than what they did, when somebody is to be asked.
    private const double Said = 0.3;

    private static readonly double[] ByKind = [.. Enum.GetValues<EvidenceKind>().Select(OfKind)];

    /// <summary>What a piece is worth for its kind.</summary>
    public static double Of(EvidenceKind kind) => ByKind[(int)kind];

    /// <summary>Answering fades fast: 0.41 after three months, 0.12 after a year.</summary>
    public static double OfAge(double days) => SameMath.Pow(1 + (Math.Max(0, days) / 90), -1.3);

    /// <summary>Being around, half as much after so many days.</summary>
    public static double OfActivity(double days, double halfLife) => SameMath.Pow(2, -Math.Max(0, days) / halfLife);

    private static double OfKind(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Answered or EvidenceKind.AnswerAccepted => 1,
        EvidenceKind.WroteAbout or EvidenceKind.Endorsed or EvidenceKind.ShoutOut => 0.5,
        EvidenceKind.Stated or EvidenceKind.Profile => Said,
        EvidenceKind.Asked => 0,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "The engine has no weight for this kind of evidence."),
    };
}
