namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>How much a person contributed in which month, by audience: what tells a specialist from somebody who writes about everything.</summary>
internal sealed class Activity
{
    private readonly Dictionary<(int Audience, int Month), int> _halves = [];

    /// <summary>Months since year 0, UTC.</summary>
    public static int MonthOf(DateTimeOffset when) => when.UtcDateTime.Year * 12 + when.UtcDateTime.Month - 1;

    public void Add(Piece piece, int sign)
    {
        var key = (piece.Audience, MonthOf(piece.When));
        var halves = _halves.GetValueOrDefault(key) + (sign * HalvesOf(piece.Kind));
        if (halves == 0)
        {
            _halves.Remove(key);
        }
        else
        {
            _halves[key] = halves;
        }
    }

    /// <summary>The person's contributions that the searcher could open, older ones for less. Whole numbers inside, so that the order of adding cannot show.</summary>
    /// <param name="worth">What a contribution of a given age in months is worth, in units of 1/65536.</param>
    public double Total(bool[] mayOpen, int now, ReadOnlySpan<int> worth)
    {
        var total = 0L;
        foreach (var ((audience, month), halves) in _halves)
        {
            if (mayOpen[audience])
            {
                total += (long)halves * worth[Math.Clamp(now - month, 0, worth.Length - 1)];
            }
        }

        return total / (2.0 * 65536);
    }

    // Being thanked or endorsed is half a contribution of one's own (measured: .5 to .8 is flat).
    private static int HalvesOf(EvidenceKind kind) => kind is EvidenceKind.Answered or EvidenceKind.AnswerAccepted or EvidenceKind.WroteAbout ? 2 : 1;
}
