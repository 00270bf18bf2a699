namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>How much somebody contributed.</summary>
/// <param name="days">See <see cref="Contributions"/>.</param>
/// <param name="openHalves">What of it everybody may see, in halves.</param>
internal sealed class Contributed(long[] days, long openHalves)
{
    public long[] Days => days;

    public long OpenHalves => openHalves;

    /// <summary>The oldest day, beside the rest because nearly everybody who is found is asked for it.</summary>
    public int FirstDay { get; } = Contributions.DayOf(days[0]);
}

/// <summary>
/// How much a person contributed on which day, by audience: what tells a specialist from somebody who writes about everything, and who is around. One number a day and audience, in rising order:
/// day, audience, then the contributions in halves. Whole numbers, so that the order of adding cannot show.
/// </summary>
internal static class Contributions
{
    private const int HalvesBits = 20;
    private const int AudienceBits = 24;
    private const int MostDays = (1 << (63 - HalvesBits - AudienceBits)) - 1;

    // 1970: older contributions are as old as that.
    private const int FirstDay = 719_162;
    private const long MostHalves = (1 << HalvesBits) - 1;

    /// <summary>Being thanked or endorsed is half a contribution of one's own (measured: .5 to .8 is flat); a question is none.</summary>
    public static int HalvesOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Answered or EvidenceKind.AnswerAccepted or EvidenceKind.WroteAbout => 2,
        EvidenceKind.Asked => 0,
        _ => 1,
    };

    /// <returns>Null when nothing is left.</returns>
    public static Contributed? With(Contributed? before, Slot piece, int sign)
    {
        var change = HalvesOf(piece.Kind) * sign;
        if (change == 0)
        {
            return before;
        }

        var days = before?.Days ?? [];
        var key = KeyOf(piece);
        var at = Array.BinarySearch(days, key);
        at = at < 0 ? ~at : at;
        var isThere = at < days.Length && days[at] >> HalvesBits == key >> HalvesBits;
        var had = isThere ? days[at] & MostHalves : 0;
        var halves = Math.Clamp(had + change, 0, MostHalves);
        if (halves == 0 && days.Length == 1)
        {
            return null;
        }

        ReadOnlySpan<long> entry = halves == 0 ? [] : [key | halves];
        return new Contributed(
            [.. days.AsSpan(0, at), .. entry, .. days.AsSpan(isThere ? at + 1 : at)],
            (before?.OpenHalves ?? 0) + (piece.Audience == Audiences.Everyone ? halves - had : 0));
    }

    /// <summary>The same of many pieces at once, by person; null for people without any.</summary>
    public static Contributed?[] ByPerson(ReadOnlySpan<Slot> pieces, int people)
    {
        var ends = new int[people + 1];
        foreach (ref readonly var piece in pieces)
        {
            ends[piece.Person + 1] += HalvesOf(piece.Kind) == 0 ? 0 : 1;
        }

        for (var person = 0; person < people; person++)
        {
            ends[person + 1] += ends[person];
        }

        var entries = new long[ends[people]];
        var next = ends.AsSpan(0, people).ToArray();
        foreach (ref readonly var piece in pieces)
        {
            if (HalvesOf(piece.Kind) is > 0 and var halves)
            {
                entries[next[piece.Person]++] = KeyOf(piece) | (uint)halves;
            }
        }

        var all = new Contributed?[people];
        for (var person = 0; person < people; person++)
        {
            all[person] = Summed(entries.AsSpan(ends[person]..ends[person + 1]));
        }

        return all;
    }

    /// <summary>Counted like <see cref="Slot.Day"/>.</summary>
    public static int DayOf(long entry) => FirstDay + (int)(entry >> (HalvesBits + AudienceBits));

    public static int AudienceOf(long entry) => (int)(entry >> HalvesBits) & ((1 << AudienceBits) - 1);

    public static int HalvesOf(long entry) => (int)(entry & MostHalves);

    private static long KeyOf(Slot piece) => (((long)Math.Clamp(piece.Day - FirstDay, 0, MostDays) << AudienceBits) | (uint)piece.Audience) << HalvesBits;

    private static Contributed? Summed(Span<long> entries)
    {
        if (entries.Length == 0)
        {
            return null;
        }

        entries.Sort();
        var (last, open) = (0, 0L);
        for (var at = 1; at < entries.Length; at++)
        {
            if (entries[at] >> HalvesBits == entries[last] >> HalvesBits)
            {
                entries[last] = (entries[last] & ~MostHalves) | Math.Min(MostHalves, (entries[last] & MostHalves) + (entries[at] & MostHalves));
            }
            else
            {
                entries[++last] = entries[at];
            }
        }

        foreach (var entry in entries[..(last + 1)])
        {
            open += AudienceOf(entry) == Audiences.Everyone ? HalvesOf(entry) : 0;
        }

        return new Contributed(entries[..(last + 1)].ToArray(), open);
    }
}
