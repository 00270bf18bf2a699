using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Words;

/// <summary>The one look at a number that most words are out by must never let a near one be out.</summary>
internal sealed class OutlineTests
{
    [Test]
    public void No_word_a_few_slips_away_is_out([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 2_000; round++)
        {
            var word = Word(random, 1 + random.Next(42));
            var typed = word;
            var errors = random.Next(3);
            for (var i = 0; i < errors; i++)
            {
                typed = Slipped(random, typed);
            }

            Assert.That(Spelling.MayBeNear(Spelling.Outline(typed), Spelling.Outline(word), errors), Is.True, $"{typed} for {word}");
        }
    }

    [Test]
    public void No_two_words_within_the_distance_are_told_apart([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        var near = 0;
        for (var round = 0; round < 6_000; round++)
        {
            var (typed, word) = (Word(random, random.Next(5), letters: 3), Word(random, random.Next(5), letters: 3));
            var distance = Spelling.Distance(typed, word, most: 2);
            near += distance <= 2 ? 1 : 0;
            for (var errors = distance; errors <= 2; errors++)
            {
                Assert.That(Spelling.MayBeNear(Spelling.Outline(typed), Spelling.Outline(word), errors), Is.True, $"{typed} for {word}");
            }
        }

        Assert.That(near, Is.GreaterThan(1_000));
    }

    [Test]
    public void Most_other_words_are_out_at_once()
    {
        var random = new Random(1);
        var words = Enumerable.Range(0, 1_000).Select(_ => Spelling.Outline(Word(random, 6 + random.Next(6), letters: 26))).ToArray();

        Assert.That(words.Count(word => Spelling.MayBeNear(words[0], word, 1)), Is.LessThan(50));
    }

    /// <summary>The distance itself against the textbook's table, without any shortcut.</summary>
    [Test]
    public void The_distance_is_the_textbook_s([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 3_000; round++)
        {
            var (typed, word) = (Word(random, random.Next(9), letters: 4), Word(random, random.Next(9), letters: 4));
            var distance = Textbook(typed, word);
            for (var most = 0; most <= 3; most++)
            {
                Assert.That(Spelling.Distance(typed, word, most), Is.EqualTo(Math.Min(distance, most + 1)), $"{typed} for {word}");
            }
        }
    }

    private static int Textbook(string one, string other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(table[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(table[i - 1, j], table[i, j - 1]) + 1);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[one.Length, other.Length];
    }

    private static string Slipped(Random random, string word)
    {
        var at = random.Next(word.Length + 1);
        var (before, after) = (word[..at], word[at..]);
        return random.Next(4) switch
        {
            0 => before + Letter(random, 26) + after,
            1 when after.Length > 0 => before + after[1..],
            2 when after.Length > 0 => before + Letter(random, 26) + after[1..],
            3 when after.Length > 1 => before + after[1] + after[0] + after[2..],
            _ => word,
        };
    }

    private static string Word(Random random, int length, int letters = 26) => string.Concat(Enumerable.Range(0, length).Select(_ => Letter(random, letters)));

    // Now and then a sign that is no letter: those share one bit.
    private static char Letter(Random random, int letters) => random.Next(10) == 0 ? "-.9é東"[random.Next(5)] : (char)('a' + random.Next(letters));
}
