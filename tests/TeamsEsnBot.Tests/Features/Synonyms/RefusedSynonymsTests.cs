using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Synonyms;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Synonyms;

/// <summary>What is not taken, the answer says why, and nothing is lost.</summary>
[TestFixture]
internal sealed class RefusedSynonymsTests
{
    [TestCase("mothership is another name for kubernetes")]
    [TestCase("synonyms")]
    [TestCase("forget the synonym mothership")]
    public async Task Who_is_no_champion_is_told_who_is(string words)
    {
        await using var office = new Office([.. Champion.IsTom, "--Community:Champions:1", "maya.lindqvist@office.example"]);
        await office.Tom.Says("mothership means headquarters");

        var reply = await office.Ana.Says(words);

        Assert.That((reply.IsRefusal, reply.IsPrivate), Is.EqualTo((true, true)));
        Assert.That(reply.Text, Does.Contain("Please tell Tom Becker and Maya Lindqvist what you miss"));
        Assert.That(Lines(office), Is.EqualTo(new[] { "mothership = headquarters" }));
    }

    [Test]
    public async Task A_button_asks_for_the_right_again()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");
        var list = await office.Tom.Says("synonyms");

        var removed = await office.Ana.Presses(list.Card!, "Forget “mothership = kubernetes”");
        var added = await office.Ana.Presses("synonyms.add", ("left", "flagship"), ("right", "kubernetes"));

        Assert.That((removed.IsRefusal, added.IsRefusal), Is.EqualTo((true, true)));
        Assert.That(Lines(office), Is.EqualTo(new[] { "mothership = kubernetes" }));
    }

    [Test]
    public async Task Where_nobody_is_champion_the_answer_says_what_to_do()
    {
        await using var office = new Office();

        Assert.That(await office.Ana.SaysAsync("synonyms"), Does.Contain("there are none yet").And.Contain("ask whoever runs me"));
    }

    [Test]
    public async Task At_most_three_champions_are_named_and_nobody_who_left()
    {
        string[] names = ["gus", "eva", "lee", "kim", "jo"];
        await using var office = new Office([.. names.SelectMany((name, at) => new[] { $"--Community:Champions:{at}", $"{name}.x@office.example" })]);
        var people = names.Select(name => office.Hire($"{name} x")).ToList();
        await office.Settles();
        await office.The<People>().KeepAsync(Office.Tenant, people[1].Profile with { IsActive = false }, CancellationToken.None);

        Assert.That(await office.Ana.SaysAsync("synonyms"), Does.Contain("gus x, lee x and kim x what"));
    }

    [Test]
    public async Task A_champion_may_be_listed_by_object_id_and_not_by_a_mail_address()
    {
        const string Id = "0b5a7a3e-0000-4000-8000-000000000001";
        await using var office = new Office("--Community:Champions:0", Id.ToUpperInvariant(), "--Community:Champions:1", "boss@office.example");
        var champions = office.The<Champions>();
        var liar = office.Hire("Liar").Profile with { Mail = "boss@office.example" };
        await office.Settles();
        await office.The<People>().KeepAsync(Office.Tenant, liar, CancellationToken.None);

        Assert.That((champions.Is(Office.Tenant, new PersonId(Id)), champions.Is(Office.Tenant, liar.Who.Id)), Is.EqualTo((true, false)));
        Assert.That(champions.Names(Office.Tenant, 3), Is.Empty);
    }

    [TestCase("synonym: cluster = clusters", "are the same to me")]
    [TestCase("synonym: the = kubernetes", "are the same to me")]
    [TestCase("mothership means Kubernetes", "I know already")]
    [TestCase("kubernetes means mothership", "I know already")]
    [TestCase("synonym: motherships ~ kubernetes", "I know already")]
    [TestCase("synonym: a = b = c", "one of the signs")]
    [TestCase("synonym: #general = kubernetes", "one of the signs")]
    [TestCase("synonym: flagship : 0.5 = kubernetes", "one of the signs")]
    [TestCase("flagship = pier is another name for kubernetes", "one of the signs")]
    [TestCase("synonym: a ship so large that nobody in the whole wide world could ever hope to build it twice = pier", "at most 80 characters")]
    public async Task A_name_that_tells_nothing_new_is_refused_with_the_reason(string words, string because)
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");

        var reply = await office.Tom.Says(words);

        Assert.That(reply.IsRefusal, Is.True);
        Assert.That(reply.Text, Does.Contain(because));
        Assert.That(Lines(office), Is.EqualTo(new[] { "mothership = kubernetes" }));
        Assert.That(await office.Ana.SaysAsync("who knows mothership?"), Does.Contain("Maya Lindqvist"));
    }

    [TestCase("synonym: mothership", "mothership")]
    [TestCase("synonym: = kubernetes", "")]
    [TestCase("add a synonym", "")]
    public async Task Where_a_side_is_missing_a_form_asks_for_it(string words, string left)
    {
        await using var office = await Champion.OfficeAsync();

        var form = await office.Tom.Says(words);
        var noted = await office.Tom.Presses(form.Card!, "Save", ("left", "mothership"), ("kind", "Same"), ("right", "kubernetes"));

        Assert.That(form.Card!.Heading, Is.EqualTo("Which two names belong together?"));
        Assert.That(form.Card!.ToJson().Contains("\"value\":\"mothership\"", StringComparison.Ordinal), Is.EqualTo(left.Length > 0));
        Assert.That(noted.Card!.Heading, Is.EqualTo("Noted: “mothership” is another name for “kubernetes”"));
    }

    [Test]
    public async Task The_form_looks_as_approved()
    {
        await using var office = await Champion.OfficeAsync();

        Assert.That(await office.Tom.Says("synonym: mothership >"), Golden.Card("form"));
    }

    [Test]
    public async Task More_than_five_hundred_are_refused_until_one_is_forgotten()
    {
        await using var office = await Champion.OfficeAsync();
        var table = office.The<ITables>().Open(SynonymStore.Table);
        foreach (var number in Enumerable.Range(1, SynonymStore.Most))
        {
            var synonym = new Synonym($"ship{number}", SynonymKind.Same, number == 500 ? "kubernetes" : $"pier{number}", office.Tom.Profile.Who, office.Clock.GetUtcNow(), $"t-{number}");
            await table.InsertAsync(SynonymRow.Of(Office.Tenant, synonym), CancellationToken.None);
        }

        await office.The<SynonymStore>().LoadAsync(CancellationToken.None);
        Assert.That(await office.Tom.SaysAsync("mothership means kubernetes"), Does.Contain("at most 500"));
        await office.Tom.Says("forget the synonym ship77");

        Assert.That(await office.Tom.SaysAsync("mothership means kubernetes"), Does.StartWith("Noted"));
        Assert.That(await office.Ana.SaysAsync("who knows ship500?"), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task One_thing_has_at_most_twenty_names()
    {
        await using var office = await Champion.OfficeAsync();
        foreach (var number in Enumerable.Range(1, SynonymStore.MostOfOne))
        {
            Assert.That(await office.Tom.SaysAsync($"ship{number} means kubernetes"), Does.StartWith("Noted"));
        }

        Assert.That(await office.Tom.SaysAsync("mothership means kubernetes"), Does.Contain("at most 20 other names"));
    }

    [Test]
    public async Task Forgetting_what_is_not_there_shows_what_is()
    {
        await using var office = await Champion.OfficeAsync();
        await office.Tom.Says("mothership means kubernetes");

        Assert.That(await office.Tom.SaysAsync("forget the synonym flagship"), Does.StartWith("I know no other name “flagship” now").And.Contain("“mothership” is another name"));
    }

    private static IEnumerable<string> Lines(Office office) => office.The<SynonymStore>().All(Office.Tenant).Select(synonym => synonym.Line);
}
