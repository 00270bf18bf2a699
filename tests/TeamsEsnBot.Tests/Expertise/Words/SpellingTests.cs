using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Words;

internal sealed class SpellingTests
{
    [TestCase("kubernetes", "kubernetes", 0)]
    [TestCase("kubernets", "kubernetes", 1)]
    [TestCase("pyhton", "python", 1)]
    [TestCase("terrafrom", "terraform", 1)]
    [TestCase("docer", "docker", 1)]
    [TestCase("dockerr", "docker", 1)]
    [TestCase("dokkre", "docker", 2)]
    [TestCase("", "ab", 2)]
    [TestCase("abc", "xyz", 3)]
    [TestCase("abcdef", "uvwxyz", 3)]
    [TestCase("ab", "abcdef", 3)]
    public void Letters_to_change_are_counted_up_to_two(string typed, string word, int distance)
    {
        Assert.That(Spelling.Distance(typed, word, most: 2), Is.EqualTo(distance));
        Assert.That(Spelling.Distance(word, typed, most: 2), Is.EqualTo(distance));
    }

    [TestCase(3, 0)]
    [TestCase(4, 1)]
    [TestCase(7, 1)]
    [TestCase(8, 2)]
    [TestCase(40, 2)]
    [TestCase(41, 0)]
    public void Longer_words_may_hold_more_errors(int letters, int errors)
    {
        Assert.That(Spelling.Tolerance(letters), Is.EqualTo(errors));
    }

    /// <summary>One insertion, loss, change or swap made at random is at most one step away.</summary>
    [Test]
    public void Every_single_slip_is_one_step([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var word = string.Concat(Enumerable.Range(0, 5 + random.Next(8)).Select(_ => (char)('a' + random.Next(26))));
        var at = random.Next(word.Length - 1);
        string[] slips =
        [
            word.Remove(at, 1),
            word.Insert(at, "q"),
            word[..at] + "q" + word[(at + 1)..],
            word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        ];

        Assert.That(slips.Select(slip => Spelling.Distance(slip, word, most: 2)), Is.All.LessThanOrEqualTo(1));
    }
}
