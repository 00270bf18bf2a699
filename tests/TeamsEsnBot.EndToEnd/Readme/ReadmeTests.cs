using System.Text.RegularExpressions;
using Microsoft.Playwright;
using TeamsEsnBot.EndToEnd.Testing;
using TeamsEsnBot.EndToEnd.WhoKnows;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.Readme;

/// <summary>
/// Plays the README's conversation against the real bot, so that it is never a lie. <c>UPDATE_GOLDENS=1</c> takes its pictures anew.
/// </summary>
[TestFixture, Category("Browser")]
internal sealed partial class ReadmeTests
{
    private DemoRoom _room = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _room = await DemoRoom.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _room.DisposeAsync();

    [Test]
    public async Task The_conversation_goes_as_the_README_tells_it()
    {
        ILocator? answer = null;
        var lines = Conversation();

        foreach (var line in lines)
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                await Expect(answer!).ToContainTextAsync(line.Trim());
                continue;
            }

            var (who, said) = (line[..line.IndexOf(": ", StringComparison.Ordinal)], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            if (who == "ESN Bot")
            {
                await Expect(answer!).ToContainTextAsync(said);
            }
            else
            {
                answer = await DemoRoom.SayAsync(await _room.EnterAsync(who), said);
            }
        }

        Assert.That(lines, Has.Count.GreaterThan(10));
    }

    [TestCase(ColorScheme.Light, "who-knows-light.png")]
    [TestCase(ColorScheme.Dark, "who-knows-dark.png")]
    public async Task Its_pictures_are_of_the_real_page(ColorScheme scheme, string picture)
    {
        var page = await _room.EnterAsync("Mateus", scheme: scheme, width: 1100);
        var answer = await DemoRoom.SayAsync(page, "who knows about kubernetes");
        await Expect(answer).ToContainTextAsync("Inês Carvalho");
        await page.WaitForFunctionAsync("() => [...document.images].every(image => image.complete)");

        var file = Path.Combine(Repository.Root, "tests", "TeamsEsnBot.EndToEnd", "Readme", picture);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
        {
            await page.ScreenshotAsync(new() { Path = file });
        }

        Assert.That(File.Exists(file), $"{picture} is missing: take it with UPDATE_GOLDENS=1.");
        Assert.That(File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Contain(picture));
    }

    private static List<string> Conversation()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var block = ConversationBlock().Match(readme);
        Assert.That(block.Success, "The README has no conversation.");
        return [.. block.Groups[1].Value.Split('\n').Where(line => line.Trim().Length > 0)];
    }

    [GeneratedRegex("```text\n([A-Z][^\n]*: [^`]*)```")]
    private static partial Regex ConversationBlock();
}
