using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Who is asked for, by whom, and which of the words make somebody right who knows them; none when nobody is.</summary>
internal sealed record Question(string Words, int Searcher, int[] Telling)
{
    /// <summary>As it is typed in a hurry: the third letter is left out.</summary>
    public Question WithSlip() => this with { Words = Words.Remove(2, 1) };
}

/// <summary>
/// What the company's people ask, one to three words at a time, by whoever it may be: five of ten out of a field, three out of a title that somebody wrote,
/// two of any words, common ones most. Who asks out of a field is best served by people who have it.
/// </summary>
internal sealed class Questions(Company company)
{
    // One, two and three words.
    private static readonly int[] Lengths = [1, 1, 2, 2, 3];

    public Question Number(int number)
    {
        var dice = new Dice(Throw.Question, number);
        var length = Lengths[dice.Roll(Lengths.Length)];
        var (field, words) = dice.Roll(10) switch
        {
            < 5 => OutOfAField(dice, length),
            < 8 => OutOfATitle(dice, length),
            _ => (null, Different(length, () => company.AnyWord(dice))),
        };
        return new Question(
            string.Join(' ', words.Select(word => company.Words.InPlural(word, dice))),
            dice.Roll(company.People),
            field is null ? [] : Array.FindAll(words, field.Has));
    }

    public ExpertQuery Query(Question question, string tenant) => Query(question, tenant, company.Id(question.Searcher));

    public static ExpertQuery Query(Question question, string tenant, string searcher) =>
        new(tenant, [question.Words], searcher, Company.LastPiece, Take: 5, MayShow: _ => true);

    private (Field? Field, int[] Words) OutOfAField(Dice dice, int length)
    {
        var field = company.AnyField(dice);
        return (field, Different(length, () => field.Word(dice)));
    }

    private (Field? Field, int[] Words) OutOfATitle(Dice dice, int length)
    {
        var heading = company.HeadingOf(dice.Roll(company.Pieces));
        int[] title = [.. heading.Title.Where(word => word >= Words.Little).Distinct()];
        return title.Length > 0 ? (heading.Field, Different(Math.Min(length, title.Length), () => title[dice.Roll(title.Length)])) : OutOfAField(dice, length);
    }

    // Nobody asks for “the” or says a word twice.
    private static int[] Different(int length, Func<int> draw)
    {
        var words = new List<int>(length);
        while (words.Count < length)
        {
            var word = draw();
            if (word >= Words.Little && !words.Contains(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }
}
