using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>What age takes from evidence, looked up instead of computed: a common word has tens of thousands of pieces to weigh.</summary>
internal static class Fading
{
    private const int OldestDays = 365 * 30;
    private const double Unit = 1 << 16;

    // One table for all kinds that fade alike: a question reads it at many places.
    private static readonly double[] Work = OfAge(EvidenceKind.Answered);

    private static readonly double[][] ByDay = [.. Enum.GetValues<EvidenceKind>().Select(kind => kind is EvidenceKind.Stated or EvidenceKind.Profile ? OfAge(kind) : Work)];

    private static readonly double[] Absences = [.. Enumerable.Range(0, OldestDays).Select(day => SameMath.Pow(1 + (day / KnowWeights.YearInDays), KnowWeights.Absence))];

    private static readonly int[] Worths = [.. Work.Select(worth => (int)(Unit * worth))];

    /// <summary>Share of its weight that a piece keeps; what is dated in the future is as new as can be.</summary>
    /// <param name="now">In minutes; see <see cref="Slot.Minutes"/>.</param>
    public static double Of(in Slot piece, int now) => ByDay[(int)piece.Kind][Math.Clamp(Slot.DayOf(now - piece.Minutes), 0, OldestDays - 1)];

    /// <summary>What is left of somebody's score who contributed nothing for so many days.</summary>
    public static double OfAbsence(int days) => Absences[Math.Min(days, OldestDays - 1)];

    /// <summary>The person's contributions that the searcher could open, older ones for less, and the days since the last. Whole numbers inside, so that the order of adding cannot show.</summary>
    public static (double Total, int DaysSince) Of(Contributed? contributed, int today, Sight sight)
    {
        var (total, last) = (0L, 0);
        foreach (var entry in contributed?.Days ?? [])
        {
            if (sight.IsOpen(Contributions.AudienceOf(entry)))
            {
                last = Contributions.DayOf(entry);
                total += (long)Contributions.HalvesOf(entry) * Worths[Math.Clamp(today - last, 0, OldestDays - 1)];
            }
        }

        return (total / (2 * Unit), total == 0 ? 0 : Math.Max(0, today - last));
    }

    /// <summary>Surely no more than <see cref="Of(Contributed?, int, Sight)"/> would find: what everybody may see, as if all of it were as old as the oldest.</summary>
    public static int AtLeast(Contributed? contributed, int today)
    {
        if (contributed is null || contributed.OpenHalves == 0)
        {
            return 0;
        }

        var age = Math.Clamp(today - contributed.FirstDay, 0, OldestDays - 1);
        return (int)Math.Min(int.MaxValue, contributed.OpenHalves * Worths[age] / (2 * (long)Unit));
    }

    private static double[] OfAge(EvidenceKind kind) => [.. Enumerable.Range(0, OldestDays).Select(day => KnowWeights.OfAge(kind, day))];
}
