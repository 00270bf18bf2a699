using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>A piece with what it adds for its person, in units of 2^-40: whole numbers give the same sum in every order.</summary>
internal readonly record struct Vote(Piece Piece, long Worth);

/// <summary>Who knows one topic.</summary>
/// <param name="Scores">By person.</param>
/// <param name="Votes">What speaks for them.</param>
internal sealed record TopicRanking(IReadOnlyList<(int Person, double Score)> Scores, IReadOnlyList<Vote> Votes)
{
    private const double Unit = 1L << 40;
    private const double Mention = 0.03;
    private const double HalfTheTopic = 0.5;
    private const double WordsOfATopic = 4;
    private const double LeastOfAQuestion = 0.2;

    /// <summary>
    /// Adds up the matching pieces for each person. Not listed is somebody whose best piece has less than half of the topic, or only mentions what
    /// another's is about (measured: leaving these out costs nothing, even in the first ten).
    /// </summary>
    public static TopicRanking Of(List<PieceMatch> matches, int concepts, TenantEvidence evidence, bool[] mayOpen, DateTimeOffset now)
    {
        using var worths = new Scratch<long>(evidence.People);
        using var strongest = new Scratch<long>(evidence.People);
        var asked = CoverageAsked(concepts);
        var best = 0L;
        var votes = new List<Vote>(matches.Count);
        foreach (var match in matches)
        {
            var piece = evidence.Pieces.BySlot[match.Slot]!;
            var worth = Worth(match, piece, now);
            worths.Span[piece.Person] += worth;
            if (match.Coverage >= asked)
            {
                strongest.Span[piece.Person] = Math.Max(strongest.Span[piece.Person], worth);
                best = Math.Max(best, worth);
                votes.Add(new Vote(piece, worth));
            }
        }

        var month = Activity.MonthOf(now);
        var scores = new List<(int, double)>();
        for (var person = 0; person < evidence.People; person++)
        {
            if (strongest.Span[person] > best * Mention)
            {
                var contributions = evidence.ActivityOf(person).Total(mayOpen, month, Fading.Months);
                scores.Add((person, worths.Span[person] / Unit * Math.Pow(KnowWeights.GeneralityOffset + contributions, KnowWeights.Generality)));
            }
        }

        return new TopicRanking(scores, votes);
    }

    private static long Worth(PieceMatch match, Piece piece, DateTimeOffset now)
    {
        // The fourth power: a piece half as much about the topic as the best one counts a sixteenth.
        var square = (double)match.Fit * match.Fit;
        var worth = square * square * KnowWeights.Of(piece.Kind, match.IsNamedTopic) * KnowWeights.OfVotes(piece.Votes) * Fading.Of(piece, now);
        return (long)(worth * Unit);
    }

    // Half of a topic is asked; of a long question, whose words no text repeats, less. Nobody is better than people who share one weak word.
    private static double CoverageAsked(int concepts) => Math.Max(LeastOfAQuestion, HalfTheTopic * Math.Min(1, WordsOfATopic / Math.Max(1, concepts)));
}
