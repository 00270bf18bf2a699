using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>What age takes from evidence, looked up instead of computed: a common word has tens of thousands of pieces to weigh.</summary>
internal static class Fading
{
    private const int OldestDays = 365 * 30;
    private const double Unit = 1 << 16;

    private static readonly double[][] ByDay =
        [.. Enum.GetValues<EvidenceKind>().Select(kind => Enumerable.Range(0, OldestDays).Select(day => KnowWeights.OfAge(kind, day)).ToArray())];

    private static readonly int[] Contributed = [.. Enumerable.Range(0, OldestDays).Select(day => (int)(Unit * KnowWeights.OfAge(EvidenceKind.Answered, day)))];

    /// <summary>Share of its weight that a piece keeps; what is dated in the future is as new as can be.</summary>
    /// <param name="now">In minutes; see <see cref="Slot.Minutes"/>.</param>
    public static double Of(in Slot piece, int now) => ByDay[(int)piece.Kind][Math.Clamp(Slot.DayOf(now - piece.Minutes), 0, OldestDays - 1)];

    /// <summary>The person's contributions that the searcher could open, older ones for less. Whole numbers inside, so that the order of adding cannot show.</summary>
    public static double Total(long[]? days, int today, Sight sight)
    {
        var total = 0L;
        foreach (var entry in days ?? [])
        {
            if (sight.IsOpen(Contributions.AudienceOf(entry)))
            {
                total += (long)Contributions.HalvesOf(entry) * Contributed[Math.Clamp(today - Contributions.DayOf(entry), 0, OldestDays - 1)];
            }
        }

        return total / (2 * Unit);
    }
}
