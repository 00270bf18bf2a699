namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>
/// How right answers are, of the questions that somebody in the company is right for. Right is everybody who has a field with all the words that were taken
/// from one; every field has more than five people, so the best answer is five who are right.
/// </summary>
internal sealed class Quality(Company company)
{
    private static readonly double[] Discounts = [.. Enumerable.Range(0, 5).Select(place => 1 / Math.Log2(place + 2))];

    private int _questions;
    private int _firstRight;
    private double _gains;

    /// <summary>Share of questions whose first person is right.</summary>
    public double FirstRight => (double)_firstRight / _questions;

    /// <summary>The first five, the earlier ones for more: 1 when all are right.</summary>
    public double Ndcg => _gains / _questions;

    public void Judge(Question question, IReadOnlyList<int> people)
    {
        if (question.Telling.Length == 0)
        {
            return;
        }

        _questions++;
        var gain = 0.0;
        for (var place = 0; place < Math.Min(people.Count, Discounts.Length); place++)
        {
            var isRight = company.Knows(people[place], question.Telling);
            gain += isRight ? Discounts[place] : 0;
            _firstRight += isRight && place == 0 ? 1 : 0;
        }

        _gains += gain / Discounts.Sum();
    }
}
