using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// Keeps the last place of a list for somebody whom the others would always be listed before: of another unit, where all are of one; or less visible, with fresh work on the topic. Otherwise
/// the same few are asked for ever, and nobody else becomes known.
/// </summary>
internal static class LastPlace
{
    /// <summary>So many who come after the list are looked at.</summary>
    public const int LookedAt = 15;

    /// <summary>A shorter list has no place to spare.</summary>
    public const int FewestListed = 4;

    private const int FreshDays = 180;
    private const double LessVisible = 0.5;
    private const double AboutTheTopic = 0.2;

    /// <summary>Who takes the last place, and why; the one who has it when nobody should.</summary>
    /// <param name="listed">Best first; the last one may have to go.</param>
    /// <param name="next">Those who come after, best first.</param>
    public static (Candidate Candidate, ListedFor Place) Of(IReadOnlyList<Candidate> listed, IReadOnlyList<Candidate> next, Workspace space, Sight sight, ExpertQuery asked)
    {
        var stays = (listed[^1], ListedFor.Knowing);
        if (listed.Count < FewestListed || next.Count == 0)
        {
            return stays;
        }

        // Only who is about the topic too: a fifth of what the strongest piece says, at least, and all topics that the last one knows.
        Candidate[] all = [.. listed, .. next];
        var strongest = Strongest(all, space, sight.View.Slots);
        var least = strongest.Take(listed.Count).Max(vote => vote.Worth) * AboutTheTopic;
        var able = Enumerable.Range(listed.Count, next.Count).Where(at => all[at].Topics == listed[^1].Topics && strongest[at].Worth >= least).ToArray();
        if (OtherUnit(listed, able.Select(at => all[at]), sight, asked.UnitOf) is { } bridge)
        {
            return (bridge, ListedFor.OtherUnit);
        }

        var now = Slot.MinutesOf(asked.Now);
        var today = Slot.DayOf(now);
        var visible = able.Length == 0 ? 0 : listed.Min(one => Visibility(one)) * LessVisible;
        foreach (var at in able)
        {
            if (Slot.DayOf(now - sight.View.Slots[strongest[at].Slot].Minutes) <= FreshDays && Visibility(all[at]) <= visible)
            {
                return (all[at], ListedFor.Lately);
            }
        }

        return stays;

        double Visibility(Candidate one) => Fading.Of(sight.View.Contributions[one.Person], today, sight).Total;
    }

    private static Candidate? OtherUnit(IReadOnlyList<Candidate> listed, IEnumerable<Candidate> able, Sight sight, Func<string, string?>? unitOf)
    {
        var people = sight.Evidence.People;
        if (unitOf?.Invoke(people[listed[0].Person]) is not { } unit || listed.Any(one => unitOf(people[one.Person]) != unit))
        {
            return null;
        }

        foreach (var one in able)
        {
            if (unitOf(people[one.Person]) is { } other && other != unit)
            {
                return one;
            }
        }

        return null;
    }

    // Of each the piece that says most; of equal ones the newest, so that every instance finds the same.
    private static Vote[] Strongest(Candidate[] people, Workspace space, Slot[] slots)
    {
        var strongest = new Vote[people.Length];
        for (var at = 0; at < people.Length; at++)
        {
            space.Places[people[at].Person] = at + 1;
        }

        foreach (ref readonly var vote in CollectionsMarshal.AsSpan(space.Votes))
        {
            if (space.Places[vote.Person] is > 0 and var place)
            {
                ref var known = ref strongest[place - 1];
                known = vote.Worth > known.Worth || (vote.Worth == known.Worth && slots[vote.Slot].Minutes > slots[known.Slot].Minutes) ? vote : known;
            }
        }

        Array.ForEach(people, one => space.Places[one.Person] = 0);
        return strongest;
    }
}
