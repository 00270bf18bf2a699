using System.Reflection;
using TeamsEsnBot.Tests.Architecture.Canary;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>Who may know what: the SDK stays at the door, the card model with the cards, the cloud out of what the bot does.</summary>
[TestFixture]
internal sealed class LayerTests
{
    [Test]
    public void What_the_bot_does_knows_no_Teams_no_Graph_and_no_Azure() => Assert.That(OutsideWorld(Product.Features), Is.Empty);

    [Test]
    public void The_engine_stands_on_the_runtime_alone() => Assert.That(BeyondTheRuntime(Product.Expertise), Is.Empty);

    [Test]
    public void An_assembly_that_knows_more_would_be_caught()
    {
        var tests = typeof(OpensTheCloud).Assembly;
        Assert.That(OutsideWorld(tests), Does.Contain("Azure.Core"));
        Assert.That(BeyondTheRuntime(tests), Does.Contain("nunit.framework").And.Contain("Microsoft.Extensions.Logging.Abstractions"));
    }

    [Test]
    public void Only_the_cards_folder_knows_the_card_model() => Assert.That(Product.Types.SelectMany(CardModelElsewhere), Is.Empty);

    [Test]
    public void A_type_that_paints_its_own_card_would_be_caught() => Assert.That(CardModelElsewhere(typeof(PaintsAlone)), Is.Not.Empty);

    [Test]
    public void Only_the_door_knows_the_SDK() => Assert.That(Product.Types.SelectMany(SdkElsewhere), Is.Empty);

    [Test]
    public void A_type_behind_the_door_that_knows_the_SDK_would_be_caught() => Assert.That(SdkElsewhere(typeof(TalksToTheSdk)), Is.Not.Empty);

    [Test]
    public void Nothing_in_the_bot_knows_the_dev_room() => Assert.That(
        Product.Files("src", ".cs", ".csproj", ".props", ".targets")
            .Where(path => !path.StartsWith("src/TeamsEsnBot.DevRoom/", StringComparison.Ordinal))
            .Where(path => KnowsTheDevRoom(Product.Read(path))),
        Is.Empty);

    [TestCase("""<ProjectReference Include="../TeamsEsnBot.DevRoom/TeamsEsnBot.DevRoom.csproj" />""")]
    [TestCase("using TeamsEsnBot.DevRoom.Company;")]
    public void A_file_that_knows_the_dev_room_would_be_caught(string text) => Assert.That(KnowsTheDevRoom(text), Is.True);

    private static IEnumerable<string> OutsideWorld(Assembly assembly) =>
        References(assembly).Where(name => name.StartsWith("Microsoft.Bot", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Graph", StringComparison.Ordinal)
            || name.StartsWith("Microsoft.Kiota", StringComparison.Ordinal)
            || name.StartsWith("Azure.", StringComparison.Ordinal));

    private static IEnumerable<string> BeyondTheRuntime(Assembly assembly)
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return References(assembly).Where(name => !File.Exists(Path.Combine(runtime, name + ".dll")));
    }

    private static IEnumerable<string> References(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!);

    private static IEnumerable<string> CardModelElsewhere(Type type) => Names(type, "AdaptiveCards", allowed: "TeamsEsnBot.Features.Cards");

    private static IEnumerable<string> SdkElsewhere(Type type) => Names(type, "Microsoft.Bot", allowed: "TeamsEsnBot.Teams");

    private static IEnumerable<string> Names(Type type, string forbidden, string allowed) =>
        Within(type, allowed) ? [] : NamedTypes.Of(type).Where(named => Within(named, forbidden)).Select(named => $"{type} names {named}");

    private static bool Within(Type type, string home) =>
        type.Namespace is { } space && (space == home || space.StartsWith(home + ".", StringComparison.Ordinal));

    private static bool KnowsTheDevRoom(string text) => text.Contains("DevRoom", StringComparison.Ordinal);
}
