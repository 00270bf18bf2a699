using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>What age takes from evidence, looked up instead of computed: a common word has tens of thousands of pieces to weigh.</summary>
internal static class Fading
{
    private const int OldestDays = 365 * 30;
    private const double DaysInMonth = 30.44;

    private static readonly double[][] ByDay =
        [.. Enum.GetValues<EvidenceKind>().Select(kind => Enumerable.Range(0, OldestDays).Select(day => KnowWeights.OfAge(kind, day)).ToArray())];

    private static readonly int[] ByMonth =
        [.. Enumerable.Range(0, OldestDays / 30).Select(month => (int)(65536 * KnowWeights.OfAge(EvidenceKind.Answered, month * DaysInMonth)))];

    /// <summary>Share of its weight that a piece keeps; what is dated in the future is as new as can be.</summary>
    public static double Of(Piece piece, DateTimeOffset now) => ByDay[(int)piece.Kind][(int)Math.Clamp((now - piece.When).TotalDays, 0, OldestDays - 1)];

    /// <summary>By months of age, in units of 1/65536; see <see cref="Activity.Total"/>.</summary>
    public static ReadOnlySpan<int> Months => ByMonth;
}
