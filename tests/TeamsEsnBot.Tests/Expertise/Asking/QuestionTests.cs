using TeamsEsnBot.Expertise.Asking;

namespace TeamsEsnBot.Tests.Expertise.Asking;

/// <summary>Words of asking are taken away, and nothing that only looks like them.</summary>
internal sealed class QuestionTests
{
    [TestCase("who knows Zig?", "Zig")]
    [TestCase("WHO KNOWS ZIG???", "ZIG")]
    [TestCase("whom would you go to for Zig?", "Zig")]
    [TestCase("I've never touched Zig before - who could show me?", "Zig")]
    [TestCase("Our cluster is slow, who knows about Zig?", "Zig")]
    [TestCase("Können Sie mir sagen, wer sich mit Zig auskennt?", "Zig")]
    [TestCase("Suche jemanden mit Zig-Kenntnissen", "Zig")]
    [TestCase("quelqu'un s'y connaît en Zig ?", "Zig")]
    [TestCase("is er iemand die Zig kent", "Zig")]
    [TestCase("who maintains our billing engine?", "billing engine")]
    [TestCase("somebody with Zig experience", "Zig")]
    [TestCase("soemone with knowlege of Zig", "Zig")]
    public void The_words_around_a_topic_are_taken_away(string typed, string topic) => Assert.That(Topics(typed), Is.EqualTo(new[] { topic }));

    [TestCase("who knows about the help desk", "help desk")]
    [TestCase("who knows customer experience?", "customer experience")]
    [TestCase("who knows export control?", "export control")]
    [TestCase("who knows form design?", "form design")]
    [TestCase("who knows Red Hat?", "Red Hat")]
    [TestCase("who knows about terms of use?", "terms of use")]
    [TestCase("who knows the law of large numbers?", "law of large numbers")]
    [TestCase("who knows IT?", "IT")]
    [TestCase("who knows R?", "R")]
    [TestCase("who knows Go?", "Go")]
    [TestCase("who knows .NET?", ".NET")]
    [TestCase("who knows C#?", "C#")]
    [TestCase("who knows Kubernetes (AKS)?", "Kubernetes (AKS)")]
    [TestCase("help desk", "help desk")]
    [TestCase("user experience", "user experience")]
    [TestCase("bot framework", "bot framework")]
    [TestCase("qui connaît les mots de passe ?", "mots de passe")]
    [TestCase("who knows about support?", "support")]
    public void What_only_looks_like_a_word_of_asking_stays(string typed, string topic) => Assert.That(Topics(typed), Is.EqualTo(new[] { topic }));

    [TestCase("who knows Zig and Ruby?", "Zig", "Ruby")]
    [TestCase("Zig, Ruby & Perl", "Zig", "Ruby", "Perl")]
    [TestCase("Zig,Ruby,Perl", "Zig", "Ruby", "Perl")]
    [TestCase("who knows Scala/Kotlin?", "Scala", "Kotlin")]
    [TestCase("who knows TCP/IP?", "TCP/IP")]
    [TestCase("who knows word and excel?", "word", "excel")]
    [TestCase("who knows Access and Visio?", "Access", "Visio")]
    [TestCase("Zig and Ruby experts wanted", "Zig", "Ruby")]
    [TestCase("who does Zig, and who does Ruby?", "Zig", "Ruby")]
    [TestCase("wer kennt sich mit Zig oder Ruby aus?", "Zig", "Ruby")]
    [TestCase("qui connaît Zig ou Ruby ?", "Zig", "Ruby")]
    [TestCase("wie kent Zig of Ruby?", "Zig", "Ruby")]
    [TestCase("iemand die zowel Zig als Ruby kent", "Zig", "Ruby")]
    [TestCase("who knows learning and development?", "learning and development")]
    [TestCase("who knows \"fish and chips\"?", "fish and chips")]
    public void Several_topics_are_told_apart(string typed, params string[] topics) => Assert.That(Topics(typed), Is.EqualTo(topics));

    [TestCase("Hi Maya, who knows Zig? Thanks, Tom", "Zig")]
    [TestCase("Dear all,\nI need help with Zig.\n\nKind regards\nTom Miller", "Zig")]
    [TestCase("who knows Zig? see https://example.com/wiki", "Zig")]
    [TestCase("who knows https://docs.zig.example/overview ?", "zig")]
    [TestCase("https://example.com/build-agents/guide", "build agents")]
    public void What_else_a_message_holds_is_no_topic(string typed, string topic) => Assert.That(Topics(typed), Is.EqualTo(new[] { topic }));

    [TestCase("")]
    [TestCase("  \n ")]
    [TestCase("?!")]
    [TestCase("🙂🙂")]
    [TestCase(":-)")]
    [TestCase("who knows")]
    [TestCase("who knows about it?")]
    [TestCase("\uD83D")]
    public void Without_a_topic_there_is_none(string typed) => Assert.That(Topics(typed), Is.Empty);

    [Test]
    public void What_is_no_question_for_people_stays_whole()
    {
        var question = Question.Of("my chair is squeaking", KnownTopics.None);

        Assert.That(question.Topics, Is.EqualTo(new[] { "my chair is squeaking" }));
        Assert.That(question.AsksForPeople, Is.False);
    }

    [TestCase("any Zig experts?")]
    [TestCase("do we have Zig people?")]
    [TestCase("wer kann Zig")]
    [TestCase("how does Zig work?")]
    public void A_question_for_people_is_one(string typed) => Assert.That(Question.Of(typed, KnownTopics.None).AsksForPeople);

    [TestCase("We will soon have to do OPC UA. Has anyone rebuked it?", "OPC UA")]
    [TestCase("Quetscht hier zufällig jemand, der opc ua kann?", "opc ua")]
    [TestCase("somebody with customer experience", "customer experience")]
    [TestCase("who knows fish and chips?", "fish and chips")]
    [TestCase("anyone for the can bus?", "can bus")]
    [TestCase("k8s, anyone?", "k8s")]
    [TestCase("Our Kubernetes cluster is slow, who knows about Zig?", "Zig")]
    [TestCase("the customer wants Zig, who knows it?", "Zig")]
    public void A_name_that_the_company_has_is_found_among_any_words(string typed, string topic)
    {
        var known = new KnownTopics(["OPC UA", "Customer experience", "fish and chips", "CAN bus", "Kubernetes", "Customs", "help"]);

        Assert.That(Question.Of(typed, known).Topics, Is.EqualTo(new[] { topic }));
    }

    [Test]
    public void A_very_long_message_is_read_at_once()
    {
        var typed = string.Concat(Enumerable.Repeat("who knows what happened to the kubernets cluster, and why; ", 20_000));

        Assert.That(Topics(typed), Is.Not.Empty);
    }

    private static IReadOnlyList<string> Topics(string typed) => Question.Of(typed, KnownTopics.None).Topics;
}
