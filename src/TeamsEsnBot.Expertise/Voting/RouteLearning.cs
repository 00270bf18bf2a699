namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// Fits the weights of a <see cref="RouteModel"/> to questions that were answered: the more likely the model makes those who answered among all contenders (a softmax, of which each takes the share of
/// its gain), the better; weights far from the usual ones cost, so that a company with few questions stays near them. Newton's method, which needs some ten steps. The same
/// questions in the same order give the same weights to the bit.
/// </summary>
internal sealed class RouteLearning
{
    private const int MostSteps = 30;
    private const double GoodEnough = 1e-5;
    private const double SmallestStep = 1e-3;
    private const double Trace = 1e-9;

    private readonly double[] _spread;
    private readonly double[] _usual;
    private readonly List<(double[] Features, double[] Shares)> _questions = [];
    private readonly double _pull;
    private readonly int _count;

    /// <param name="usual">The weights it begins with and is pulled towards.</param>
    /// <param name="pull">How strongly; as much as so many questions.</param>
    private RouteLearning(IReadOnlyList<RoutedQuestion> questions, IReadOnlyList<double> usual, double pull)
    {
        (_count, _pull) = (usual.Count, pull);
        _spread = Spread(questions, _count);
        _usual = [.. usual.Select((weight, at) => weight * _spread[at])];
        foreach (var question in questions)
        {
            var gain = question.Gains.Sum();
            if (gain > 0)
            {
                _questions.Add((Scaled(question), [.. question.Gains.Select(one => one / gain)]));
            }
        }
    }

    public static double[] Fit(IReadOnlyList<RoutedQuestion> questions, IReadOnlyList<double> usual, double pull)
    {
        var learning = new RouteLearning(questions, usual, pull);
        return [.. learning.Minimum().Select((weight, at) => weight / learning._spread[at])];
    }

    // How much each feature differs between the contenders of one question: what is the same for all of them decides nothing.
    private static double[] Spread(IReadOnlyList<RoutedQuestion> questions, int count)
    {
        var (squares, contenders) = (new double[count], 0L);
        foreach (var question in questions)
        {
            for (var at = 0; at < count; at++)
            {
                var mean = question.Features.Average(features => features[at]);
                squares[at] += question.Features.Sum(features => (features[at] - mean) * (features[at] - mean));
            }

            contenders += question.Features.Count;
        }

        return [.. squares.Select(square => Math.Sqrt(square / Math.Max(1, contenders)) + Trace)];
    }

    private double[] Scaled(RoutedQuestion question) =>
        [.. question.Features.SelectMany(features => features.Select((value, at) => value / _spread[at]))];

    private double[] Minimum()
    {
        var weights = (double[])_usual.Clone();
        for (var step = 0; step < MostSteps; step++)
        {
            var (gradient, curvature) = (new double[_count], new double[_count, _count]);
            var loss = Loss(weights, gradient, curvature);
            var direction = Solve(curvature, gradient);
            var (next, nextLoss, length) = (weights, double.PositiveInfinity, 1.0);
            for (; nextLoss > loss && length > SmallestStep; length /= 2)
            {
                next = [.. weights.Select((weight, at) => weight + (length * direction[at]))];
                nextLoss = Loss(next, gradient: null, curvature: null);
            }

            if (nextLoss > loss)
            {
                break;
            }

            weights = next;
            if (loss - nextLoss < GoodEnough * loss)
            {
                break;
            }
        }

        return weights;
    }

    // How unlikely the answers are with these weights; gradient (downhill) and curvature are added up on the way if they are wanted.
    private double Loss(double[] weights, double[]? gradient, double[,]? curvature)
    {
        var loss = 0.0;
        var expected = new double[_count];
        foreach (var (features, shares) in _questions)
        {
            var chances = Chances(weights, features, shares, out var unlikely);
            loss += unlikely;
            if (gradient is not null && curvature is not null)
            {
                AddSlopes(features, shares, chances, expected, gradient, curvature);
            }
        }

        for (var at = 0; at < _count; at++)
        {
            var off = weights[at] - _usual[at];
            loss += 0.5 * _pull * off * off;
            if (gradient is not null && curvature is not null)
            {
                gradient[at] -= _pull * off;
                curvature[at, at] += _pull + Trace;
            }
        }

        return loss;
    }

    private double[] Chances(double[] weights, double[] features, double[] shares, out double unlikely)
    {
        var chances = new double[shares.Length];
        var most = double.NegativeInfinity;
        for (var one = 0; one < chances.Length; one++)
        {
            for (var at = 0; at < _count; at++)
            {
                chances[one] += weights[at] * features[(one * _count) + at];
            }

            most = Math.Max(most, chances[one]);
        }

        var (sum, answered) = (0.0, 0.0);
        for (var one = 0; one < chances.Length; one++)
        {
            answered += shares[one] * (chances[one] - most);
            chances[one] = SameMath.Exp(chances[one] - most);
            sum += chances[one];
        }

        for (var one = 0; one < chances.Length; one++)
        {
            chances[one] /= sum;
        }

        unlikely = SameMath.Log(sum) - answered;
        return chances;
    }

    private void AddSlopes(double[] features, double[] shares, double[] chances, double[] expected, double[] gradient, double[,] curvature)
    {
        Array.Clear(expected);
        for (var one = 0; one < chances.Length; one++)
        {
            for (var at = 0; at < _count; at++)
            {
                expected[at] += chances[one] * features[(one * _count) + at];
            }
        }

        for (var one = 0; one < chances.Length; one++)
        {
            for (var at = 0; at < _count; at++)
            {
                var off = features[(one * _count) + at] - expected[at];
                gradient[at] += shares[one] * off;
                for (var other = 0; other < _count; other++)
                {
                    curvature[at, other] += chances[one] * off * (features[(one * _count) + other] - expected[other]);
                }
            }
        }
    }

    // Gauss, with the largest number first.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var (m, x) = ((double[,])matrix.Clone(), (double[])right.Clone());
        for (var at = 0; at < x.Length; at++)
        {
            var pivot = Enumerable.Range(at, x.Length - at).MaxBy(row => Math.Abs(m[row, at]));
            (x[at], x[pivot]) = (x[pivot], x[at]);
            for (var column = 0; column < x.Length; column++)
            {
                (m[at, column], m[pivot, column]) = (m[pivot, column], m[at, column]);
            }

            for (var row = at + 1; row < x.Length; row++)
            {
                var factor = m[row, at] / m[at, at];
                x[row] -= factor * x[at];
                for (var column = at; column < x.Length; column++)
                {
                    m[row, column] -= factor * m[at, column];
                }
            }
        }

        for (var at = x.Length - 1; at >= 0; at--)
        {
            for (var column = at + 1; column < x.Length; column++)
            {
                x[at] -= m[at, column] * x[column];
            }

            x[at] /= m[at, at];
        }

        return x;
    }
}
