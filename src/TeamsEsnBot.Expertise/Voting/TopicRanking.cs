using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>A piece with what it adds for its person, in units of 2^-40: whole numbers give the same sum in every order.</summary>
internal readonly record struct Vote(int Slot, int Person, long Worth);

/// <summary>Who knows one topic.</summary>
internal static class TopicRanking
{
    private const double Unit = 1L << 40;
    private const double Mention = 0.03;
    private const double HalfTheTopic = 0.5;
    private const double WordsOfATopic = 4;
    private const double LeastOfAQuestion = 0.2;

    private const int ManyContributions = 4_096;

    // A little more than they are, as the last bit of a computed number may be either.
    private const double NotLess = 1 + 1e-9;

    private static readonly double MostSpecific = SameMath.Pow(KnowWeights.GeneralityOffset, KnowWeights.Generality);

    // By whole contributions: at most so much of a score is left.
    private static readonly double[] MostLeft =
        [.. Enumerable.Range(0, ManyContributions).Select(count => NotLess * SameMath.Pow(KnowWeights.GeneralityOffset + count, KnowWeights.Generality) / MostSpecific)];

    /// <summary>
    /// Adds up the matching pieces for each person, and leaves in the workspace what speaks for them. Not listed is somebody whose best piece has
    /// less than half of the topic, or only mentions what another's is about (measured: leaving these out costs nothing, even in the first ten).
    /// The scores are what <see cref="Specific"/> makes smaller.
    /// </summary>
    public static void Find(Workspace space, int concepts, Sight sight, DateTimeOffset now, List<(int Person, double Score)> scores)
    {
        var best = CountVotes(space, CoverageAsked(concepts), sight.View, Slot.MinutesOf(now));
        foreach (var person in space.Voted)
        {
            ref var worth = ref space.Worths[person];
            if (worth.Strongest > best * Mention)
            {
                scores.Add((person, worth.Sum / Unit * MostSpecific));
            }

            worth = default;
        }

        space.Voted.Clear();
    }

    /// <summary>Surely no less than <see cref="Specific"/>, from a look at little: most people need not be looked at closer.</summary>
    public static double AtMost(double score, int person, Sight sight, int today) =>
        score * MostLeft[Math.Min(ManyContributions - 1, Fading.AtLeast(sight.View.Contributions[person], today))];

    /// <summary>A score with regard to how much else the person contributes, and how long ago the last time was.</summary>
    public static double Specific(double score, int person, Sight sight, int today)
    {
        var (contributions, daysSince) = Fading.Of(sight.View.Contributions[person], today, sight);
        return score / MostSpecific
            * SameMath.Pow(KnowWeights.GeneralityOffset + contributions, KnowWeights.Generality)
            * Fading.OfAbsence(daysSince);
    }

    // Turns the matches into votes; returns the worth of the strongest.
    private static long CountVotes(Workspace space, double asked, View view, int now)
    {
        var best = 0L;
        Span<Slot> some = stackalloc Slot[Slot.AtOnce];
        for (var rest = CollectionsMarshal.AsSpan(space.Matches); rest.Length > 0; rest = rest[Math.Min(some.Length, rest.Length)..])
        {
            var pieces = view.Read(rest, some);
            for (var i = 0; i < pieces.Length; i++)
            {
                ref readonly var match = ref rest[i];
                var person = pieces[i].Person;
                var worth = Worth(in match, in pieces[i], now);
                ref var sum = ref space.Worths[person];
                if (sum.Sum == 0 && worth > 0)
                {
                    space.Voted.Add(person);
                }

                sum.Sum += worth;
                if (match.Coverage >= asked && worth > 0)
                {
                    sum.Strongest = Math.Max(sum.Strongest, worth);
                    best = Math.Max(best, worth);
                    space.Votes.Add(new Vote(match.Slot, person, worth));
                }
            }
        }

        space.Matches.Clear();
        return best;
    }

    private static long Worth(in PieceMatch match, in Slot piece, int now)
    {
        // The fourth power: a piece half as much about the topic as the best one counts a sixteenth.
        var square = (double)match.Fit * match.Fit;
        var worth = square * square * KnowWeights.Of(piece.Kind, match.IsNamedTopic) * KnowWeights.OfVotes(piece.Votes) * Fading.Of(in piece, now);
        return (long)(worth * Unit);
    }

    // Half of a topic is asked; of a long question, whose words no text repeats, less. Nobody is better than people who share one weak word.
    private static double CoverageAsked(int concepts) => Math.Max(LeastOfAQuestion, HalfTheTopic * Math.Min(1, WordsOfATopic / Math.Max(1, concepts)));
}
