namespace TeamsEsnBot.Evaluation.Measures;

/// <summary>How sure a mean is: its 95 % interval when the queries are drawn again and again.</summary>
internal static class Bootstrap
{
    private const int Draws = 2_000;
    private const int Seed = 20_221;

    public static (double Low, double High) Interval(IReadOnlyList<double> values)
    {
        var random = new Random(Seed);
        var means = new double[Draws];
        for (var draw = 0; draw < Draws; draw++)
        {
            var sum = 0.0;
            for (var i = 0; i < values.Count; i++)
            {
                sum += values[random.Next(values.Count)];
            }

            means[draw] = sum / values.Count;
        }

        Array.Sort(means);
        return (means[(int)(Draws * 0.025)], means[(int)(Draws * 0.975)]);
    }
}
