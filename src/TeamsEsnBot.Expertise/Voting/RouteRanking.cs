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
    private static readonly double[] Activity = ActivityOf(RouteWeights.ActivityHalfLife);
    private static readonly double[] ActivityOfWeek = ActivityOf(halfLife: 7);
    private static readonly double[] ActivityOfYear = ActivityOf(halfLife: 365);

    /// <summary>Adds up the matching pieces for each person, and leaves in the workspace what speaks for them. Best first.</summary>
    public static List<Contender> Of(Workspace space, Sight sight, string asker, DateTimeOffset now)
    {
        CountVotes(space, sight.View, Slot.MinutesOf(now));
        var contenders = new List<Contender>(space.Voted.Count);
        var ties = Ties.Of(asker, sight);
        var today = Slot.DayOf(Slot.MinutesOf(now));
        foreach (var person in space.Voted)
        {
            ref var sums = ref space.Sums[person];
            contenders.Add(Contender(person, in sums, ties.GetValueOrDefault(person), sight, today));
            sums = default;
        }

        space.Voted.Clear();
        var people = sight.Evidence.People;
        contenders.Sort((one, other) => one.Route != other.Route ? other.Route.CompareTo(one.Route) : string.CompareOrdinal(people[one.Person], people[other.Person]));
        contenders.RemoveRange(Math.Min(MostContenders, contenders.Count), Math.Max(0, contenders.Count - MostContenders));
        return contenders;
    }

    private static double[] ActivityOf(double halfLife) => [.. Enumerable.Range(0, OldestDays).Select(day => RouteWeights.OfActivity(day, halfLife))];

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
                sums.Squares += (long)(fit * fit * RouteWeights.Of(pieces[i].Kind) * Fading[Math.Clamp(Slot.DayOf(now - pieces[i].Minutes), 0, OldestDays - 1)] * Unit);
                if (fit > StrongFit)
                {
                    sums.Strong++;
                    sums.LastStrong = Math.Max(sums.LastStrong, pieces[i].Minutes);
                }

                space.Votes.Add(new Vote(rest[i].Slot, pieces[i].Person, faded));
            }
        }

        space.Matches.Clear();
    }

    private static Contender Contender(int person, in RouteSums sums, Tie tie, Sight sight, int today)
    {
        // In whole numbers, so that the order of adding cannot show.
        var (activity, week, year, halves, last) = (0L, 0L, 0L, 0L, 0);
        foreach (var entry in sight.View.Contributions[person]?.Days ?? [])
        {
            if (sight.IsOpen(Contributions.AudienceOf(entry)))
            {
                last = Contributions.DayOf(entry);
                var (some, age) = (Contributions.HalvesOf(entry), Math.Clamp(today - last, 0, OldestDays - 1));
                halves += some;
                activity += (long)(some * Activity[age] * Unit);
                week += (long)(some * ActivityOfWeek[age] * Unit);
                year += (long)(some * ActivityOfYear[age] * Unit);
            }
        }

        var around = activity / (2 * Unit);
        return new Contender(
            person,
            Route: (sums.Faded / Unit) + (RouteWeights.Activity * around),
            Whole: sums.Whole / Unit,
            Best: sums.Best,
            Strong: sums.Strong,
            Squares: sums.Squares / Unit,
            DaysSinceStrong: sums.Strong == 0 ? OldestDays : Math.Max(0, today - Slot.DayOf(sums.LastStrong)),
            Activity: around,
            ActivityOfWeek: week / (2 * Unit),
            ActivityOfYear: year / (2 * Unit),
            DaysSince: halves == 0 ? OldestDays : Math.Max(0, today - last),
            Contributions: halves / 2.0,
            Tie: tie.Pieces,
            DaysSinceTie: tie.Pieces == 0 ? OldestDays : Math.Max(0, today - tie.LastDay));
    }
}

/// <summary>What speaks for somebody to be asked, in units of 2^-40: whole numbers give the same sum in every order.</summary>
internal struct RouteSums
{
    public long Faded;
    public long Whole;
    public long Squares;
    public float Best;
    public int Strong;
    public int LastStrong;
}

/// <summary>Somebody who may be asked.</summary>
/// <param name="Route">What answered questions like this one say, the older the less, and a little for being around.</param>
/// <param name="Whole">The same, however old.</param>
/// <param name="Best">How well the best piece fits.</param>
/// <param name="Strong">Pieces that fit well.</param>
/// <param name="Squares">Like <paramref name="Route"/>, but weaker fits count for more.</param>
/// <param name="DaysSinceStrong">Since the last piece that fits well.</param>
/// <param name="Activity">Contributions of any kind, half as much every 30 days.</param>
/// <param name="DaysSince">Since the last contribution.</param>
/// <param name="Contributions">All of them.</param>
/// <param name="Tie">How often this person helped the asker before.</param>
/// <param name="DaysSinceTie">Since the last time.</param>
internal readonly record struct Contender(
    int Person,
    double Route,
    double Whole,
    float Best,
    int Strong,
    double Squares,
    int DaysSinceStrong,
    double Activity,
    double ActivityOfWeek,
    double ActivityOfYear,
    int DaysSince,
    double Contributions,
    int Tie,
    int DaysSinceTie);
