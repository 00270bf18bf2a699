using System.Runtime.InteropServices;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>How much a person contributed in which month, by audience: what tells a specialist from somebody who writes about everything.</summary>
internal sealed class Activity
{
    // Ordered by audience and month. A list and not a dictionary: a question reads it whole for everybody it lists.
    private readonly List<(int Audience, int Month, int Halves)> _months = [];

    /// <summary>Months since year 0, UTC.</summary>
    public static int MonthOf(DateTimeOffset when) => when.UtcDateTime.Year * 12 + when.UtcDateTime.Month - 1;

    public void Add(Piece piece, int sign)
    {
        var change = (piece.Audience, Month: MonthOf(piece.When), Halves: sign * HalvesOf(piece.Kind));
        var at = IndexOf(change.Audience, change.Month);
        if (at < 0)
        {
            _months.Insert(~at, change);
            return;
        }

        var halves = _months[at].Halves + change.Halves;
        if (halves == 0)
        {
            _months.RemoveAt(at);
        }
        else
        {
            _months[at] = change with { Halves = halves };
        }
    }

    /// <summary>The person's contributions that the searcher could open, older ones for less. Whole numbers inside, so that the order of adding cannot show.</summary>
    /// <param name="worth">What a contribution of a given age in months is worth, in units of 1/65536.</param>
    public double Total(bool[] mayOpen, int now, ReadOnlySpan<int> worth)
    {
        var total = 0L;
        foreach (var (audience, month, halves) in CollectionsMarshal.AsSpan(_months))
        {
            if (mayOpen[audience])
            {
                total += (long)halves * worth[Math.Clamp(now - month, 0, worth.Length - 1)];
            }
        }

        return total / (2.0 * 65536);
    }

    // The place of the month; where it would go, as its complement, when there is none.
    private int IndexOf(int audience, int month)
    {
        var (first, end) = (0, _months.Count);
        while (first < end)
        {
            var middle = (first + end) / 2;
            switch ((_months[middle].Audience, _months[middle].Month).CompareTo((audience, month)))
            {
                case 0:
                    return middle;
                case < 0:
                    first = middle + 1;
                    break;
                default:
                    end = middle;
                    break;
            }
        }

        return ~first;
    }

    // Being thanked or endorsed is half a contribution of one's own (measured: .5 to .8 is flat).
    private static int HalvesOf(EvidenceKind kind) => kind is EvidenceKind.Answered or EvidenceKind.AnswerAccepted or EvidenceKind.WroteAbout ? 2 : 1;
}
