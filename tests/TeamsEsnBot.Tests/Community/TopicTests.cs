using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Tests.Community;

[TestFixture]
internal sealed class TopicTests
{
    [TestCase("Azure Key Vault and Terraform", "Azure Key Vault|Terraform")]
    [TestCase("c#, .net & sql", "c#|.net|sql")]
    [TestCase("tcp/ip", "tcp/ip")]
    [TestCase("expenses", "expenses")]
    [TestCase("Helm and helm", "Helm")]
    [TestCase("a, b, c, d, e, f", "a|b|c|d")]
    [TestCase("?! 🙂", "")]
    [TestCase("", "")]
    [TestCase(null, "")]
    public void Several_topics_in_one_sentence_are_told_apart(string? words, string topics) =>
        Assert.That(string.Join('|', Topic.AllOf(words).Select(topic => topic.Name)), Is.EqualTo(topics));

    [Test]
    public void Spelling_differs_only_in_case_and_spaces() =>
        Assert.That(Topic.Of("  Key \u00A0 Vault? "), Is.EqualTo(Topic.Of("key vault")));

    [Test]
    public void A_long_text_is_one_topic_cut_at_a_word()
    {
        var topic = Topic.AllOf(string.Join(' ', Enumerable.Repeat("lorem and ipsum,", 100))).Single();

        Assert.That(topic.Name, Has.Length.LessThanOrEqualTo(Topic.Longest).And.EndsWith("…"));
    }

    [Test]
    public void A_long_word_of_emoji_is_cut_between_characters()
    {
        var topic = Topic.Of("x" + string.Concat(Enumerable.Repeat("🙂", 200)))!;

        Assert.That(topic.Name.Where((c, at) => char.IsHighSurrogate(c) && !char.IsLowSurrogate(topic.Name[at + 1])), Is.Empty);
    }
}
