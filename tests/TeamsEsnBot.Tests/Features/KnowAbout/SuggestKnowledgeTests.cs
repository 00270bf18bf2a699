using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.KnowAbout;

[TestFixture]
internal sealed class SuggestKnowledgeTests
{
    [TestCase("Tom knows about invoices")]
    [TestCase("tom becker knows a lot about invoices")]
    [TestCase("ask Tom about invoices")]
    [TestCase("Tom can help with invoices")]
    [TestCase("Tom is our expert on invoices")]
    public async Task A_colleagues_word_counts_once_the_person_agrees(string words)
    {
        await using var office = new Office();

        var reply = await office.Ana.Says(words);
        await office.Settles();

        Assert.That(reply.Text, Is.EqualTo("Thank you. I asked Tom Becker; once they agree, colleagues find them for invoices."));
        Assert.That(office.Post.To(office.Tom).Single().Summary, Is.EqualTo("Ana Ribeiro says you know about invoices"));
        Assert.That((await office.Maya.Says("who knows about invoices")).Card!.ToPlainText(), Does.Not.Contain("Tom"));

        await office.Tom.Presses("knowledge.confirm", ("suggestion", SuggestionIn(office)));
        Assert.That((await office.Maya.Says("who knows about invoices")).Card!.ToPlainText(), Does.Contain("Ana Ribeiro says so, for invoices"));
    }

    [Test]
    public async Task No_thanks_notes_nothing_and_nobody_is_told()
    {
        await using var office = new Office();
        await office.Ana.Says("Tom knows about invoices");
        await office.Settles();

        var reply = await office.Tom.Presses("knowledge.decline", ("suggestion", SuggestionIn(office)));
        await office.Settles();

        Assert.That(reply.Card!.Heading, Is.EqualTo("All right, nothing is noted"));
        Assert.That((await office.Maya.Says("who knows about invoices")).Card!.ToPlainText(), Does.Not.Contain("Tom"));
        Assert.That(office.Post.To(office.Ana), Is.Empty);
    }

    [Test]
    public async Task The_same_word_is_passed_on_once_however_often_it_is_said()
    {
        await using var office = new Office();

        await office.Ana.Says("Tom knows about invoices");
        await office.Settles();
        await office.Ana.Says("Tom knows about Invoices!");
        await office.Settles();

        Assert.That(office.Post.To(office.Tom), Has.Count.EqualTo(1));
    }

    // peers (c) 46
    [Test]
    public async Task Only_the_person_it_is_about_can_agree()
    {
        await using var office = new Office();
        await office.Ana.Says("Tom knows about invoices");
        await office.Settles();

        var reply = await office.Maya.Presses("knowledge.confirm", ("suggestion", SuggestionIn(office)));

        Assert.That(reply.IsRefusal);
        Assert.That((await office.Maya.Says("who knows about invoices")).Card!.ToPlainText(), Does.Not.Contain("Tom"));
    }

    [Test]
    public async Task Of_two_people_with_one_name_the_giver_chooses()
    {
        await using var office = new Office();
        office.Hire("Tom Okafor", department: "Finance");

        var asked = await office.Ana.Says("Tom knows about invoices");
        await office.Ana.Presses(asked.Card!, "This one", ("person", "tom-okafor"));
        await office.Settles();

        Assert.That(asked.Card!.Heading, Is.EqualTo("Which “Tom” do you mean?"));
        Assert.That(office.Post.Sent.Single().To!.Name, Is.EqualTo("Tom Okafor"));
    }

    [Test]
    public async Task A_mention_is_never_ambiguous()
    {
        await using var office = new Office();
        office.Hire("Tom Okafor", department: "Finance");

        await office.Ana.Says("Tom Becker knows about invoices", office.Tom);
        await office.Settles();

        Assert.That(office.Post.To(office.Tom), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Speaking_of_oneself_is_a_statement()
    {
        await using var office = new Office();

        Assert.That((await office.Ana.Says("Ana knows about typography")).Card!.Heading, Is.EqualTo("Noted: you know about typography"));
    }

    [Test]
    public async Task Somebody_unknown_is_asked_for_in_words()
    {
        await using var office = new Office();

        var reply = await office.Ana.Says("Zebedee knows about invoices");

        Assert.That(reply.Card!.Heading, Is.EqualTo("I don't know anybody called “Zebedee”"));
    }

    private static string SuggestionIn(Office office) => System.Text.Json.Nodes.JsonNode.Parse(office.Post.To(office.Tom).Single().CardJson!)!
        ["actions"]![0]!["data"]!["suggestion"]!.GetValue<string>();
}
