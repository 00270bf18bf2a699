using System.Text.Json.Nodes;
using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>What an administrator uploads is accepted by Teams' own schema.</summary>
[TestFixture]
internal sealed class ManifestTests
{
    private static readonly string Committed = Repository.File("manifest/manifest.json");

    [Test]
    public async Task The_manifest_follows_the_schema_that_it_names()
    {
        Assert.That(await ComplaintsAbout(_ => { }), Is.Empty);
        Assert.That((string?)Read()["$schema"], Does.Contain($"/v{Read()["manifestVersion"]}/"));
    }

    [Test]
    public async Task A_command_title_that_Teams_would_cut_is_refused() => Assert.That(
        await ComplaintsAbout(manifest => Commands(manifest)[0]!["title"] = new string('x', 33)),
        Does.StartWith("/composeExtensions/0/commands/0/title"));

    [Test]
    public async Task A_key_that_Teams_does_not_know_is_refused() => Assert.That(
        await ComplaintsAbout(manifest => manifest["validDomain"] = "typo.example.com"), Does.Contain("validDomain"));

    [Test]
    public async Task A_bot_id_that_is_no_guid_is_refused() => Assert.That(
        await ComplaintsAbout(manifest => manifest["bots"]![0]!["botId"] = "BOT_ID"), Does.StartWith("/bots/0/botId"));

    [Test]
    public void Every_command_of_the_message_extension_has_its_own_id() => Assert.That(
        Commands(Read()).Select(command => (string?)command!["id"]), Is.Unique.And.All.Not.Empty);

    [Test]
    public void Within_one_menu_no_command_is_offered_twice()
    {
        foreach (var menu in Read()["bots"]![0]!["commandLists"]!.AsArray())
        {
            var titles = menu!["commands"]!.AsArray().Select(command => (string?)command!["title"]).ToList();
            Assert.That(titles, Is.Unique);
            Assert.That(titles, Has.Count.LessThanOrEqualTo(10), "Teams shows ten commands.");
        }
    }

    [Test]
    public void Every_place_where_the_bot_lives_has_exactly_one_menu()
    {
        var bot = Read()["bots"]![0]!;
        var menus = bot["commandLists"]!.AsArray().SelectMany(menu => menu!["scopes"]!.AsArray()).Select(scope => (string?)scope);

        Assert.That(menus, Is.EquivalentTo(bot["scopes"]!.AsArray().Select(scope => (string?)scope)));
    }

    [Test]
    public void The_bot_and_its_message_extension_are_one_bot() => Assert.That(
        (string?)Read()["composeExtensions"]![0]!["botId"], Is.EqualTo((string?)Read()["bots"]![0]!["botId"]));

    // The store refuses apps that carry a Microsoft product's or a Teams feature's name.
    [TestCase("Microsoft"), TestCase("Teams"), TestCase("Chat"), TestCase("Activity"), TestCase("Help"), TestCase("Viva"), TestCase("Yammer")]
    public void The_apps_name_borrows_no_name_of_Microsofts(string theirs)
    {
        Assert.That((string?)Read()["name"]!["short"], Does.Not.Contain(theirs).IgnoreCase);
        Assert.That((string?)Read()["name"]!["full"], Does.Not.Contain(theirs).IgnoreCase);
    }

    private static JsonNode Read() => JsonNode.Parse(File.ReadAllText(Committed))!;

    private static JsonArray Commands(JsonNode manifest) => manifest["composeExtensions"]![0]!["commands"]!.AsArray();

    private static async Task<string> ComplaintsAbout(Action<JsonNode> change)
    {
        using var place = new TemporaryFolder();
        var manifest = Read();
        change(manifest);
        await File.WriteAllTextAsync(place.File("manifest.json"), manifest.ToJsonString());
        return await Programs.OrSkipAsync(Node.RunAsync("validate-manifest.mjs", place.File("manifest.json")));
    }
}
