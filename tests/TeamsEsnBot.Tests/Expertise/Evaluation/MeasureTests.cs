using TeamsEsnBot.Evaluation.Measures;

namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class MeasureTests
{
    private static readonly Dictionary<string, double> Gains = new() { ["lead"] = 2, ["reviewer"] = 1 };

    [Test]
    public void A_perfect_ranking_has_the_highest_scores()
    {
        Assert.That(Scores.Of(["lead", "reviewer", "other"], Gains), Is.EqualTo(new Scores(1, 1, 1, 0.4, 1)));
    }

    [Test]
    public void A_wrong_or_empty_ranking_has_none()
    {
        Assert.That(Scores.Of(["other"], Gains), Is.EqualTo(default(Scores)));
        Assert.That(Scores.Of([], Gains), Is.EqualTo(default(Scores)));
    }

    [Test]
    public void The_right_person_counts_less_the_later_he_comes()
    {
        var scores = Scores.Of(["a", "b", "c", "d", "e", "lead"], Gains);

        // 2 / log2(7) of 2 / log2(2) + 1 / log2(3)
        Assert.That(scores.Ndcg, Is.EqualTo(2 / Math.Log2(7) / (2 + (1 / Math.Log2(3)))).Within(1e-12));
        Assert.That((scores.Mrr, scores.First, scores.Five, scores.Hit), Is.EqualTo((1.0 / 6, 0.0, 0.0, 0.0)));
    }

    [Test]
    public void Each_right_person_among_the_first_five_counts_a_fifth()
    {
        var scores = Scores.Of(["a", "reviewer", "b", "c", "lead"], Gains);

        // 1 / log2(3) + 2 / log2(6) of 2 + 1 / log2(3)
        Assert.That(scores.Ndcg, Is.EqualTo(0.5339).Within(0.0001));
        Assert.That((scores.Mrr, scores.First, scores.Five, scores.Hit), Is.EqualTo((0.5, 0.0, 0.4, 1.0)));
    }

    [Test]
    public void After_the_tenth_nothing_is_gained()
    {
        string[] ranking = [.. Enumerable.Range(0, 10).Select(i => $"other{i}"), "lead"];

        Assert.That(Scores.Of(ranking, Gains).Ndcg, Is.Zero);
        Assert.That(Scores.Of(ranking, Gains).Mrr, Is.EqualTo(1.0 / 11));
    }

    [Test]
    public void The_interval_holds_the_mean_and_narrows_with_more_values()
    {
        double[] few = [0, 1, 0, 1, 1, 0, 0, 1];
        double[] many = [.. Enumerable.Repeat(few, 50).SelectMany(value => value)];

        var (low, high) = Bootstrap.Interval(few);
        var (nearLow, nearHigh) = Bootstrap.Interval(many);

        Assert.That(low, Is.LessThan(0.5));
        Assert.That(high, Is.GreaterThan(0.5));
        Assert.That(nearHigh - nearLow, Is.LessThan(high - low));
        Assert.That(Bootstrap.Interval(few), Is.EqualTo((low, high)), "the same every time");
    }
}
