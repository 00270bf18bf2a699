using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Expertise;

/// <summary>Whom a question could have been given to when it was asked, with what spoke for each.</summary>
/// <param name="People">Ids, most likely first.</param>
/// <param name="Features">Of each: see <see cref="RouteModel"/>.</param>
public sealed record Contenders(IReadOnlyList<string> People, IReadOnlyList<double[]> Features)
{
    /// <summary>What can be learned now that it was answered; null when nobody who answered was among them.</summary>
    /// <param name="gains">Who answered, and how well: 1 for an answer, more for an accepted one.</param>
    public RoutedQuestion? Answered(IReadOnlyDictionary<string, double> gains)
    {
        ArgumentNullException.ThrowIfNull(gains);
        double[] ofEach = [.. People.Select(person => gains.GetValueOrDefault(person))];
        return Array.Exists(ofEach, gain => gain > 0) ? new RoutedQuestion(Features, ofEach) : null;
    }
}

/// <summary>A question that was answered.</summary>
/// <param name="Features">Of each contender.</param>
/// <param name="Gains">Of each contender: 0 for no answer, more for a better one.</param>
public sealed record RoutedQuestion(IReadOnlyList<double[]> Features, IReadOnlyList<double> Gains);

/// <summary>
/// How much each thing says about who will answer: weights of a log-linear model over few features, learned from a company's own answered questions. No feature is about what somebody is like; they are
/// what was answered, how well it fits, and how lately.
/// </summary>
public sealed class RouteModel
{
    /// <summary>Smaller than what anything counts, so that a logarithm is one.</summary>
    private const double Trace = 1e-6;

    // The usual weights are worth so many questions.
    private const double Pull = 100;

    private readonly double[] _weights;

    /// <exception cref="ArgumentException">There are not as many weights as features.</exception>
    public RouteModel(IReadOnlyList<double> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Count != FeatureCount)
        {
            throw new ArgumentException($"The model has {FeatureCount} features, but {weights.Count} weights were given.", nameof(weights));
        }

        _weights = [.. weights];
    }

    public static int FeatureCount => 14;

    /// <summary>By the sum of what was answered alone.</summary>
    public static RouteModel Plain { get; } = new([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    /// <summary>What five public corpora of questions and answers have in common; for a company that has too few answered questions to learn from.</summary>
    public static RouteModel Usual { get; } = new([0.78, 0.61, 0.25, 0.34, 0.17, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

    public IReadOnlyList<double> Weights => _weights;

    /// <summary>
    /// Learns from questions that were answered. Few questions change the usual weights little; from some hundred on a company has its own.
    /// </summary>
    /// <param name="questions">See <see cref="IExpertIndex.Contenders"/>; the last two thousand tell all there is.</param>
    public static RouteModel Learn(IReadOnlyList<RoutedQuestion> questions)
    {
        ArgumentNullException.ThrowIfNull(questions);
        return questions.Count == 0 ? Usual : new RouteModel(RouteLearning.Fit(questions, Usual._weights, Pull));
    }

    /// <param name="all">What speaks for all contenders together.</param>
    internal static double[] FeaturesOf(in Contender one, double all) =>
    [
        SameMath.Log(one.Route + Trace),
        SameMath.Log((one.Whole + Trace) / (one.Contributions + 3)),
        SameMath.Log(one.Activity + 0.02),
        -SameMath.Log(1 + one.DaysSince),
        SameMath.Log(1 + one.Contributions),
        one.Best,
        SameMath.Log(1 + one.Strong),
        SameMath.Log(one.Squares + 1e-4),
        -SameMath.Log(1 + one.DaysSinceStrong),
        SameMath.Log(one.ActivityOfWeek + 0.02),
        SameMath.Log(one.ActivityOfYear + 0.02),
        one.Route / all,
        SameMath.Log(1 + one.Tie),
        one.Tie == 0 ? 0 : 1 / (1 + (one.DaysSinceTie / 30.0)),
    ];

    internal double Score(in Contender one, double all)
    {
        var features = FeaturesOf(in one, all);
        var score = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            score += _weights[i] * features[i];
        }

        return score;
    }
}
