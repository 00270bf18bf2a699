using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Synonyms;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Synonyms;

/// <summary>A champion tells what the company calls things, and colleagues are understood.</summary>
[TestFixture]
internal sealed class SynonymsTests
{
    [Test]
    public async Task A_champion_s_name_for_a_thing_finds_the_people_who_know_the_thing()
    {
        await using var office = await Champion.OfficeAsync();
        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.StartWith("Nobody is known for mothership yet"));

        Assert.That(await office.Tom.Says("mothership is another name for kubernetes"), Golden.Card("noted"));

        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.StartWith("People who know about kubernetes").And.Contain("Maya Lindqvist"));
    }

    [TestCase("mothership is another name for Kubernetes")]
    [TestCase("Mothership is anoter nmae for kubernetes.")]
    [TestCase("“mothership” means “kubernetes”")]
    [TestCase("mothership means the same as kubernetes")]
    [TestCase("mothership is our codename for kubernetes")]
    [TestCase("kubernetes is also called mothership")]
    [TestCase("synonym: mothership = kubernetes")]
    [TestCase("synonim mothership=kubernetes")]
    [TestCase("add a synonym: mothership = kubernetes")]
    [TestCase("add the synonym mothership ~ kubernetes")]
    [TestCase("synonym: mothership -> kubernetes")]
    public async Task It_may_be_said_in_many_ways(string words)
    {
        await using var office = await Champion.OfficeAsync();

        Assert.That((await office.Tom.Says(words)).Card!.Heading, Does.StartWith("Noted: “").And.Contain("mothership").IgnoreCase);

        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task One_way_is_no_way_back()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Ana.HasAnswered("Who steers the mothership?", "mothership");

        await office.Tom.Says("synonym: mothership > barge");
        Assert.That(await office.Tom.SaysAsync("who knows barge?"), Does.StartWith("Nobody is known for barge yet"));

        await office.Tom.Says("forget the synonym barge");
        await office.Tom.Says("synonym: mothership = barge");
        Assert.That(await office.Tom.SaysAsync("who knows barge?"), Does.Contain("Ana Ribeiro"));
    }

    [TestCase("what does SLA mean for us?")]
    [TestCase("what is another name for kubernetes?")]
    [TestCase("it means trouble")]
    [TestCase("team meals with customers")]
    [TestCase("who knows what mothership means in our contracts")]
    public async Task What_only_sounds_like_it_is_a_search_as_before(string words)
    {
        await using var office = await Champion.OfficeAsync();

        Assert.That((await office.Ana.Says(words)).Card, Is.Not.Null);
        Assert.That(office.The<SynonymStore>().All(Office.Tenant), Is.Empty);
    }

    [Test]
    public async Task The_department_called_IT_is_no_pronoun()
    {
        await using var office = await Champion.OfficeAsync();

        Assert.That((await office.Tom.Says("IT means information technology")).Card!.Heading, Is.EqualTo("Noted: “IT” is another name for “information technology”"));
    }

    [TestCase("forget the synonym mothership")]
    [TestCase("remove synonym Mothership")]
    [TestCase("forgt the synonim mothership = kubernetes")]
    [TestCase("delete the synonym kubernetes = mothership")]
    [TestCase("forget that mothership means kubernetes")]
    [TestCase("mothership no longer means kubernetes")]
    [TestCase("mothership is no longer another name for kubernetes")]
    public async Task Taken_back_it_is_not_understood_any_more(string words)
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");

        Assert.That((await office.Tom.Says(words)).Card!.Heading, Does.StartWith("I know no other name"));

        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.StartWith("Nobody is known for mothership yet"));
    }

    [Test]
    public async Task The_list_is_newest_first_and_each_has_a_button_to_forget_it()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");
        office.Clock.Passes(TimeSpan.FromDays(1));
        await office.Tom.Says("synonym: ad > active directory");
        office.Clock.Passes(TimeSpan.FromDays(1));
        await office.Tom.Says("synonym: holiday ~ vacation");

        var list = await office.Tom.Says("synonyms");
        Assert.That(list, Golden.Card("list"));
        await office.Tom.Presses(list.Card!, "Forget “mothership = kubernetes”");

        Assert.That(await office.Tom.SaysAsync("synonyms"), Does.Not.Contain("“mothership” is").And.Contain("“ad” also finds “active directory”"));
        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.StartWith("Nobody is known"));
    }

    [Test]
    public async Task A_long_list_has_pages()
    {
        await using var office = await Champion.OfficeAsync();
        foreach (var number in Enumerable.Range(1, 9))
        {
            await office.Tom.Says($"ship{number} means kubernetes");
            office.Clock.Passes(TimeSpan.FromMinutes(1));
        }

        var first = await office.Tom.Says("show the synonyms");
        var second = await office.Tom.Presses(first.Card!, "Show more");
        var third = await office.Tom.Presses(second.Card!, "Show more");

        Assert.That(first.Card!.ToPlainText(), Does.Contain("“ship9”").And.Contain("“ship6”").And.Not.Contain("“ship5”"));
        Assert.That(second.Card!.ToPlainText(), Does.Contain("“ship5”").And.Contain("“ship2”"));
        Assert.That(third.Card!.ToPlainText(), Does.Contain("“ship1”").And.Not.Contain("“ship2”"));
        Assert.That((await office.Tom.Presses(third.Card!, "Back")).Card!.ToPlainText(), Does.Contain("“ship9”"));
        Assert.That((await office.Tom.Presses(second.Card!, "Forget “ship4 = kubernetes”")).Card!.ToPlainText(), Does.Contain("“ship5”").And.Contain("“ship1”"), "The page stays.");
    }

    [Test]
    public async Task Of_several_with_one_name_the_champion_chooses()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");
        await office.Tom.Says("mothership means headquarters");

        var asked = await office.Tom.Says("forget the synonym mothership");
        Assert.That(asked, Golden.Card("which-of-them"));
        await office.Tom.Presses(asked.Card!, "Forget “mothership = headquarters”");

        Assert.That(office.The<SynonymStore>().All(Office.Tenant).Select(synonym => synonym.Line), Is.EqualTo(new[] { "mothership = kubernetes" }));
    }

    [Test]
    public async Task Delivered_twice_it_is_noted_once_and_answered_alike()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Settles();
        var turn = new Turn(
            "delivered-twice", Office.Tenant, office.Tom.Profile.Who, new Place(PlaceKind.Personal, "a:tom"), new Said("mothership means kubernetes", []), "en-GB", office.Clock.GetUtcNow());

        var first = await office.The<TurnPipeline>().RunAsync(turn, CancellationToken.None);
        office.Clock.Passes(TimeSpan.FromMinutes(1));
        var again = await office.The<TurnPipeline>().RunAsync(turn, CancellationToken.None);

        Assert.That(again!.Card!.ToJson(), Is.EqualTo(first!.Card!.ToJson()));
        Assert.That(await office.The<ITables>().Open(SynonymStore.Table).ScanAsync(CancellationToken.None).CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_champion_reads_of_it_in_help_and_others_do_not()
    {
        await using var office = await Champion.OfficeAsync();

        var help = await office.Tom.Says("help");

        Assert.That(help.Card!.ToPlainText(), Does.Contain("You are a champion"));
        Assert.That((await office.Tom.Presses(help.Card!, "Other names for things")).Card, Golden.Card("empty-list"));
        Assert.That(await office.Ana.SaysAsync("help"), Does.Not.Contain("champion"));
    }
}
