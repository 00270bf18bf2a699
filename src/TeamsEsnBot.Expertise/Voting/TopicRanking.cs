using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>A piece with what it adds for its person, in units of 2^-40: whole numbers give the same sum in every order.</summary>
internal readonly record struct Vote(Piece Piece, long Worth, double Coverage);

/// <summary>Who knows one topic.</summary>
/// <param name="Scores">By person.</param>
/// <param name="Votes">What was found; those below <paramref name="Enough"/> helped nobody onto the list.</param>
/// <param name="Enough">Coverage that a person's best piece must have.</param>
internal sealed record TopicRanking(IReadOnlyDictionary<int, double> Scores, IReadOnlyList<Vote> Votes, double Enough)
{
    private const double Unit = 1L << 40;
    private const double HalfTheTopic = 0.5;
    private const double WordsOfATopic = 4;
    private const double LeastOfAQuestion = 0.2;

    /// <summary>Adds up the matching pieces for each person. Somebody whose best piece has less than half of the topic is not listed.</summary>
    public static TopicRanking Of(List<PieceMatch> matches, int concepts, TenantEvidence evidence, bool[] mayOpen, DateTimeOffset now)
    {
        var votes = new List<Vote>(matches.Count);
        var people = new Dictionary<int, (long Worth, double Coverage)>();
        foreach (var match in matches)
        {
            var vote = new Vote(match.Piece, Worth(match, now), match.Coverage);
            votes.Add(vote);
            ref var person = ref CollectionsMarshal.GetValueRefOrAddDefault(people, vote.Piece.Person, out _);
            person = (person.Worth + vote.Worth, Math.Max(person.Coverage, vote.Coverage));
        }

        var enough = CoverageAsked(concepts);
        var month = Activity.MonthOf(now);
        var scores = new Dictionary<int, double>();
        foreach (var (person, (worth, coverage)) in people)
        {
            if (coverage >= enough)
            {
                var contributions = evidence.ActivityOf(person).Total(mayOpen, month, Fading.Months);
                scores.Add(person, worth / Unit * Math.Pow(KnowWeights.GeneralityOffset + contributions, KnowWeights.Generality));
            }
        }

        return new TopicRanking(scores, votes, enough);
    }

    private static long Worth(PieceMatch match, DateTimeOffset now)
    {
        var sharp = match.Fit * match.Fit * match.Fit * match.Fit;
        var worth = sharp * KnowWeights.Of(match.Piece.Kind, match.IsNamedTopic) * KnowWeights.OfVotes(match.Piece.Votes) * Fading.Of(match.Piece, now);
        return (long)(worth * Unit);
    }

    // Half of a topic is asked; of a long question, whose words no text repeats, less. Nobody is better than people who share one weak word.
    private static double CoverageAsked(int concepts) => Math.Max(LeastOfAQuestion, HalfTheTopic * Math.Min(1, WordsOfATopic / Math.Max(1, concepts)));
}
