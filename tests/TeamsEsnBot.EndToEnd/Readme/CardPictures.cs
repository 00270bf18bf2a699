using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.Readme;

/// <summary>Draws every approved card with the official renderer: none may need more than it knows. <c>UPDATE_GOLDENS=1</c> keeps the pictures for review.</summary>
[TestFixture, Category("Browser")]
internal sealed class CardPictures
{
    private static readonly string Tests = Path.Combine(Repository.Root, "tests", "TeamsEsnBot.Tests", "Features");
    private static readonly string Room = Path.Combine(Repository.Root, "src", "TeamsEsnBot.DevRoom", "wwwroot");

    private static IEnumerable<TestCaseData> Cards() =>
        Directory.EnumerateFiles(Tests, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => new TestCaseData(file).SetArgDisplayNames(Path.GetRelativePath(Tests, file)));

    [TestCaseSource(nameof(Cards))]
    public async Task A_card_is_drawn_light_and_dark_without_a_complaint(string file)
    {
        var page = await Browser.OpenAsync(width: 1000, height: 1000);
        var card = await File.ReadAllTextAsync(file);
        await page.SetContentAsync(Page(card));
        await page.AddScriptTagAsync(new() { Path = Path.Combine(Room, "lib", "adaptivecards-3.0.6", "adaptivecards.min.js") });

        var complaints = await page.EvaluateAsync<string[]>("""
            texts => {
                const [card, light, dark] = texts.map(text => JSON.parse(text));
                const complaints = [];
                for (const [place, host] of [['light', light], ['dark', dark]]) {
                    const drawn = new AdaptiveCards.AdaptiveCard();
                    drawn.hostConfig = new AdaptiveCards.HostConfig(host);
                    const context = new AdaptiveCards.SerializationContext(AdaptiveCards.Versions.v1_5);
                    drawn.parse(card, context);
                    for (let at = 0; at < context.eventCount; at++) complaints.push(context.getEventAt(at).message);
                    for (const failure of drawn.validateProperties().validationEvents) complaints.push(failure.message);
                    document.getElementById(place).appendChild(drawn.render());
                }
                return complaints;
            }
            """,
            new[] { card, Host("light"), Host("dark") });

        Assert.That(complaints, Is.Empty);
        Assert.That(await page.Locator("#light .ac-textBlock").CountAsync(), Is.Positive);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            await page.Locator("main").ScreenshotAsync(new() { Path = Path.ChangeExtension(file, ".png") });
        }

        await page.Context.CloseAsync();
    }

    private static string Host(string scheme) => File.ReadAllText(Path.Combine(Room, "cards", $"host-{scheme}.json"));

    private static string Page(string card) => $$"""
        <!doctype html><meta charset="utf-8"><title>{{card.Length}}</title>
        <style>
          body { margin: 0; font-family: "Segoe UI", "Liberation Sans", sans-serif; }
          main { display: flex; align-items: flex-start; width: 1000px; }
          #light, #dark { flex: 1; padding: 12px; }
          #dark { background: #292929; }
        </style>
        <main><div id="light"></div><div id="dark"></div></main>
        """;
}
