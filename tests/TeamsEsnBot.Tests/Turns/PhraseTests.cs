using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Turns;

[TestFixture]
internal sealed class PhraseTests
{
    [TestCase("who knows about C#?", "C#?")]
    [TestCase("who knows .NET", ".NET")]
    [TestCase("who knows about TCP/IP and DNS", "TCP/IP and DNS")]
    [TestCase("Hey, who knows about   two   spaces", "two   spaces")]
    [TestCase("who knwos about swaps", "swaps")]
    public void A_slot_holds_the_words_as_they_were_typed(string said, string topic)
    {
        Assert.That(Phrase.Of("who knows [about] {topic}").TryMatch(Words.Of(said), out var match));
        Assert.That(match!["topic"], Is.EqualTo(topic));
    }

    [TestCase("who")]
    [TestCase("who knows about")]
    [TestCase("knows who about x")]
    [TestCase("yesterday Tom asked who knows about x")]
    [TestCase("wo knows x")]
    public void What_says_something_else_does_not_fit(string said) =>
        Assert.That(Phrase.Of("who knows about {topic}").TryMatch(Words.Of(said), out _), Is.False);

    [Test]
    public void The_more_words_were_said_as_listed_the_surer()
    {
        var words = Words.Of("who knows about pods");

        Phrase.Of("who knows [about] {topic}").TryMatch(words, out var exact);
        Phrase.Of("{person} knows [about] {topic}").TryMatch(words, out var loose);
        Phrase.Of("who knows [about] {topic}").TryMatch(Words.Of("who knos about pods"), out var typo);

        Assert.That(exact!.Certainty, Is.GreaterThan(loose!.Certainty));
        Assert.That(exact.Certainty, Is.GreaterThan(typo!.Certainty));
    }

    [Test]
    public void A_very_long_message_is_read_at_its_beginning_and_kept_to_its_end()
    {
        var said = "who knows about " + string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"word{number}"));

        Assert.That(Phrase.Of("who knows about {topic}").TryMatch(Words.Of(said), out var match));
        Assert.That(match!["topic"], Does.StartWith("word0 word1").And.EndWith("word4999"));
    }

    [TestCase("knows", "knos", true)]
    [TestCase("knows", "knwos", true)]
    [TestCase("knows", "knowss", true)]
    [TestCase("knows", "knaws", true)]
    [TestCase("knows", "nose", false)]
    [TestCase("knows", "knows", true)]
    [TestCase("ab", "ba", true)]
    [TestCase("", "a", true)]
    [TestCase("", "ab", false)]
    public void A_slip_of_the_finger_is_one_letter_more_less_other_or_swapped(string one, string other, bool isOne)
    {
        Assert.That(Typo.IsOneAway(one, other), Is.EqualTo(isOne));
        Assert.That(Typo.IsOneAway(other, one), Is.EqualTo(isOne));
    }
}
