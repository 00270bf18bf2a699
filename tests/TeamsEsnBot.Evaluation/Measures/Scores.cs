namespace TeamsEsnBot.Evaluation.Measures;

/// <summary>How good one ranking is.</summary>
/// <param name="Ndcg">Normalised discounted cumulated gain of the first ten.</param>
/// <param name="Mrr">1 / rank of the first right person; 0 when none is listed.</param>
/// <param name="First">1 when the first person is right.</param>
/// <param name="Five">Share of right people among the first five places.</param>
/// <param name="Hit">1 when one of the first five is right.</param>
internal readonly record struct Scores(double Ndcg, double Mrr, double First, double Five, double Hit)
{
    private const int Depth = 10;
    private const int HitDepth = 5;

    public static Scores Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, double> gains)
    {
        var gained = 0.0;
        var (first, early) = (0, 0);
        for (var i = 0; i < ranking.Count; i++)
        {
            if (!gains.TryGetValue(ranking[i], out var gain) || gain <= 0)
            {
                continue;
            }

            first = first == 0 ? i + 1 : first;
            early += i < HitDepth ? 1 : 0;
            gained += i < Depth ? gain / Math.Log2(i + 2) : 0;
        }

        var ideal = gains.Values.OrderDescending().Take(Depth).Select((gain, i) => gain / Math.Log2(i + 2)).Sum();
        return new Scores(gained / ideal, first == 0 ? 0 : 1.0 / first, first == 1 ? 1 : 0, (double)early / HitDepth, early > 0 ? 1 : 0);
    }

    public static Scores Mean(IReadOnlyCollection<Scores> all) => new(
        all.Average(one => one.Ndcg),
        all.Average(one => one.Mrr),
        all.Average(one => one.First),
        all.Average(one => one.Five),
        all.Average(one => one.Hit));
}
