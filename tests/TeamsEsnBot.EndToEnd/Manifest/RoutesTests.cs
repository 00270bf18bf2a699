using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>What the manifest promises in menus, some feature does, and the reverse.</summary>
internal sealed class RoutesTests
{
    private static readonly JsonNode App = JsonNode.Parse(File.ReadAllText(Repository.File("manifest/manifest.json")))!;
    private static readonly Turn Somebodys = new(
        "1", "tenant", new Person(new PersonId("ana"), "Ana"), new Place(PlaceKind.Personal, "a:1"), new Said("", []), "", DateTimeOffset.UnixEpoch);

    private ServiceProvider _bot = null!;

    private static IEnumerable<TestCaseData> Titles => App["bots"]!.AsArray()
        .SelectMany(bot => bot!["commandLists"]!.AsArray())
        .SelectMany(list => list!["commands"]!.AsArray().Select(command => (Title: (string)command!["title"]!, Says: (string)command["description"]!)))
        .Distinct()
        .Select(command => new TestCaseData(command.Title, command.Says));

    [OneTimeSetUp]
    public void Build()
    {
        var builder = BotHost.Builder(["--environment", "Development", "--Storage:Path", ":memory:", "--Teams:TenantIds:0", "tenant"]);
        builder.Services.RemoveAll<IHostedService>();
        _bot = builder.Services.BuildServiceProvider();
    }

    [OneTimeTearDown]
    public async Task Dispose() => await _bot.DisposeAsync();

    [TestCase("query", TriggerKind.Searched)]
    [TestCase("action", TriggerKind.Picked)]
    public void Every_command_of_the_message_extension_is_answered_and_every_answer_can_be_reached(string type, object kind)
    {
        var offered = App["composeExtensions"]!.AsArray()
            .SelectMany(extension => extension!["commands"]!.AsArray())
            .Where(command => (string?)command!["type"] == type)
            .Select(command => (string?)command!["id"]);
        var answered = _bot.GetRequiredService<TurnRouter>().Triggers.Where(trigger => trigger.Kind == (TriggerKind)kind).Select(trigger => trigger.Words);

        Assert.That(answered, Is.EquivalentTo(offered));
    }

    [TestCaseSource(nameof(Titles))]
    public void A_command_picked_from_the_menu_is_understood_as_it_stands(string title, string description) =>
        Assert.That(Certainty(title), Is.GreaterThan(0), description);

    /// <summary>Where the description shows an example behind a colon, people will type just that.</summary>
    [TestCaseSource(nameof(Titles))]
    public void The_example_in_a_commands_description_is_understood(string title, string description)
    {
        var example = description.Split(": ", 2) is [_, var shown] ? shown : title;

        Assert.That(example, Does.StartWith(title).IgnoreCase);
        Assert.That(Certainty(example), Is.GreaterThan(0));
    }

    [Test]
    public void Words_that_no_menu_offers_are_only_guessed_at() => Assert.That(Certainty("my zeppelin squeaks"), Is.EqualTo(int.MinValue), "Or these tests could not fail.");

    /// <summary>How surely the words are understood; the lowest number when only the catch-all takes them.</summary>
    private int Certainty(string text)
    {
        var said = Words.Of(text);
        return _bot.GetServices<Route>().Max(route => route.Read(Somebodys with { What = new Said(text, []) }, said)?.Certainty ?? int.MinValue);
    }
}
