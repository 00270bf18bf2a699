using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

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

    [TestCase("does Tom know Zig?", true)]
    [TestCase("Tom may know Zig", false)]
    public void A_question_mark_in_a_phrase_asks_for_one(string said, bool fits)
    {
        Assert.That(Phrase.Of("{somebody} know {topic} ?").TryMatch(Words.Of(said), out var match), Is.EqualTo(fits));
        Assert.That(match?.Certainty, fits ? Is.GreaterThan(10) : Is.Null);
    }

    [Test]
    public void A_very_long_message_is_read_at_its_beginning_and_kept_to_its_end()
    {
        var said = "who knows about " + string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"word{number}"));

        Assert.That(Phrase.Of("who knows about {topic}").TryMatch(Words.Of(said), out var match));
        Assert.That(match!["topic"], Does.StartWith("word0 word1").And.EndWith("word4999"));
    }

    /// <summary>Phrases are passed over when a word of theirs is missing. That must not lose a sentence that reading word by word understands.</summary>
    [Test]
    public async Task Every_sentence_is_understood_as_if_it_were_read_word_by_word_for_every_phrase()
    {
        await using var office = new Office();
        var phrases = office.The<TurnRouter>().Triggers.Select(trigger => trigger.Phrase).OfType<Phrase>().ToArray();
        var sentences = phrases.SelectMany(phrase => phrase.Samples).Distinct().SelectMany(AsPeopleTypeIt).Append("").Append("?!").Select(Words.Of).ToArray();

        var lost = phrases
            .SelectMany(phrase => sentences.Select(said => (Phrase: phrase, Quick: phrase.TryMatch(said, out var match) ? match : null, Slow: phrase.Read(said))))
            .Where(read => read.Quick?.Certainty != read.Slow?.Certainty || !(read.Quick?.Slots ?? Nothing).SequenceEqual(read.Slow?.Slots ?? Nothing))
            .Select(read => read.Phrase.Pattern);

        Assert.That(lost.Distinct(), Is.Empty);
        Assert.That(phrases, Has.Length.GreaterThan(30).And.All.Matches<Phrase>(phrase => sentences.Any(said => phrase.TryMatch(said, out _))));
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

    [TestCase("(Hello,", "hello")]
    [TestCase(".NET?", ".net")]
    [TestCase(".", "")]
    [TestCase("..a", "a")]
    [TestCase("…", "")]
    [TestCase("who’s", "who's")]
    [TestCase("„ÄRGER“", "ärger")]
    public void A_word_is_compared_in_lower_case_without_what_stands_around_it(string typed, string plain) => Assert.That(Words.Of(typed)[0], Is.EqualTo(plain));

    private static readonly Dictionary<string, string> Nothing = [];

    private static IEnumerable<string> AsPeopleTypeIt(string sample) =>
    [
        sample, $"Hi bot, could you please tell me {sample}? Thanks!", $"yesterday {sample}", $"{sample} {sample}", sample.Remove(sample.Length / 2, 1), string.Join(' ', sample.Split(' ').Reverse()),
    ];
}
