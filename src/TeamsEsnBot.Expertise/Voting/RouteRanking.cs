using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Whom to ask one question now.</summary>
internal static class RouteRanking
{
    /// <summary>So many are weighed in detail; whoever comes after them by the sum alone is hardly ever the one (measured: the right person is among them for 92 to 99 of 100 questions).</summary>
    public const int MostContenders = 150;

    private const int OldestDays = 365 * 30;
    private const double Unit = 1L << 40;
    private const double StrongFit = 0.3;

    private static readonly double[] Fading = [.. Enumerable.Range(0, OldestDays).Select(day => RouteWeights.OfAge(day))];
    private static readonly double[] Activity = [.. Enumerable.Range(0, OldestDays).Select(day => RouteWeights.OfActivity(day))];

    /// <summary>Adds up the matching pieces for each person, and leaves in the workspace what speaks for them. Best first.</summary>
    public static List<Contender> Of(Workspace space, Sight sight, DateTimeOffset now)
    {
        CountVotes(space, sight.View, Slot.MinutesOf(now));
        var contenders = new List<Contender>(space.Voted.Count);
        var today = Slot.DayOf(Slot.MinutesOf(now));
        foreach (var person in space.Voted)
        {
            ref var sums = ref space.Sums[person];
            contenders.Add(Contender(person, in sums, sight, today));
            sums = default;
        }

        space.Voted.Clear();
        var people = sight.Evidence.People;
        contenders.Sort((one, other) => one.Route != other.Route ? other.Route.CompareTo(one.Route) : string.CompareOrdinal(people[one.Person], people[other.Person]));
        return contenders.Count > MostContenders ? contenders.GetRange(0, MostContenders) : contenders;
    }

    private static void CountVotes(Workspace space, View view, int now)
    {
        Span<Slot> some = stackalloc Slot[Slot.AtOnce];
        for (var rest = CollectionsMarshal.AsSpan(space.Matches); rest.Length > 0; rest = rest[Math.Min(some.Length, rest.Length)..])
        {
            var pieces = view.Read(rest, some);
            for (var i = 0; i < pieces.Length; i++)
            {
                var fit = (double)rest[i].Fit;
                var whole = (long)(fit * fit * fit * RouteWeights.Of(pieces[i].Kind) * Unit);
                if (whole == 0)
                {
                    continue;
                }

                var faded = (long)(whole * Fading[Math.Clamp(Slot.DayOf(now - pieces[i].Minutes), 0, OldestDays - 1)]);
                ref var sums = ref space.Sums[pieces[i].Person];
                if (sums.Whole == 0)
                {
                    space.Voted.Add(pieces[i].Person);
                }

                sums.Whole += whole;
                sums.Faded += faded;
                sums.Best = Math.Max(sums.Best, rest[i].Fit);
                sums.Strong += fit > StrongFit ? 1 : 0;
                space.Votes.Add(new Vote(rest[i].Slot, pieces[i].Person, faded));
            }
        }

        space.Matches.Clear();
    }

    private static Contender Contender(int person, in RouteSums sums, Sight sight, int today)
    {
        // In whole numbers, so that the order of adding cannot show.
        var (activity, halves, last) = (0L, 0L, 0);
        foreach (var entry in sight.View.Contributions[person] ?? [])
        {
            if (sight.IsOpen(Contributions.AudienceOf(entry)))
            {
                last = Contributions.DayOf(entry);
                halves += Contributions.HalvesOf(entry);
                activity += (long)(Contributions.HalvesOf(entry) * Activity[Math.Clamp(today - last, 0, OldestDays - 1)] * Unit);
            }
        }

        var around = activity / (2 * Unit);
        return new Contender(
            person,
            Route: (sums.Faded / Unit) + (RouteWeights.Activity * around),
            Whole: sums.Whole / Unit,
            Best: sums.Best,
            Strong: sums.Strong,
            Activity: around,
            DaysSince: halves == 0 ? OldestDays : Math.Max(0, today - last),
            Contributions: halves / 2.0);
    }
}

/// <summary>What speaks for somebody to be asked, in units of 2^-40: whole numbers give the same sum in every order.</summary>
internal struct RouteSums
{
    public long Faded;
    public long Whole;
    public float Best;
    public int Strong;
}

/// <summary>Somebody who may be asked.</summary>
/// <param name="Route">What answered questions like this one say, the older the less, and a little for being around.</param>
/// <param name="Whole">The same, however old.</param>
/// <param name="Best">How well the best piece fits.</param>
/// <param name="Strong">Pieces that fit well.</param>
/// <param name="Activity">Contributions of any kind, half as much every 30 days.</param>
/// <param name="DaysSince">Since the last contribution.</param>
/// <param name="Contributions">All of them.</param>
internal readonly record struct Contender(int Person, double Route, double Whole, float Best, int Strong, double Activity, int DaysSince, double Contributions);
