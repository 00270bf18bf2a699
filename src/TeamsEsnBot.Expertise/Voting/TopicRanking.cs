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

    /// <summary>
    /// Adds up the matching pieces for each person, and leaves in the workspace what speaks for them. Not listed is somebody whose best piece has
    /// less than half of the topic, or only mentions what another's is about (measured: leaving these out costs nothing, even in the first ten).
    /// </summary>
    public static List<(int Person, double Score)> Of(Workspace space, int concepts, Sight sight, DateTimeOffset now)
    {
        var best = CountVotes(space, CoverageAsked(concepts), sight.View.Slots, Slot.MinutesOf(now));
        var today = Slot.DayOf(Slot.MinutesOf(now));
        var scores = new List<(int, double)>(space.Voted.Count);
        foreach (var person in space.Voted)
        {
            ref var worth = ref space.Worths[person];
            if (worth.Strongest > best * Mention)
            {
                var contributions = Fading.Total(sight.View.Contributions[person], today, sight);
                scores.Add((person, worth.Sum / Unit * SameMath.Pow(KnowWeights.GeneralityOffset + contributions, KnowWeights.Generality)));
            }

            worth = default;
        }

        space.Voted.Clear();
        return scores;
    }

    // Turns the matches into votes; returns the worth of the strongest.
    private static long CountVotes(Workspace space, double asked, Slot[] pieces, int now)
    {
        var best = 0L;
        var people = space.CountPeople();
        foreach (ref readonly var match in CollectionsMarshal.AsSpan(space.Matches))
        {
            ref readonly var piece = ref pieces[match.Slot];
            var worth = Worth(in match, in piece, now);
            if (people.IsNew(piece.Person))
            {
                space.Voted.Add(piece.Person);
            }

            ref var sum = ref space.Worths[piece.Person];
            sum.Sum += worth;
            if (match.Coverage >= asked)
            {
                sum.Strongest = Math.Max(sum.Strongest, worth);
                best = Math.Max(best, worth);
                space.Votes.Add(new Vote(match.Slot, piece.Person, worth));
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
