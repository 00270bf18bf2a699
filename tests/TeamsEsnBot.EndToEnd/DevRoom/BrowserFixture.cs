using Microsoft.Playwright;
using NUnit.Framework.Interfaces;
using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>A room of its own and a browser page for every test. A script error in the page fails the test.</summary>
[Category("Browser")]
internal abstract class BrowserFixture
{
    private readonly List<string> _scriptErrors = [];
    private readonly List<IPage> _pages = [];

    protected OpenRoom Room { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync() => Room = await OpenRoom.StartAsync();

    [TearDown]
    public async Task CloseAsync()
    {
        foreach (var page in _pages)
        {
            if (TestContext.CurrentContext.Result.Outcome.Status == TestStatus.Failed)
            {
                await page.ShootAsync($"failed-{TestContext.CurrentContext.Test.Name}-{_pages.IndexOf(page)}");
            }

            await page.Context.CloseAsync();
        }

        _pages.Clear();
        await Room.DisposeAsync();
        Assert.That(_scriptErrors, Is.Empty);
        _scriptErrors.Clear();
    }

    /// <summary>Opens the page as this person, in the chat with the bot unless another place is named, and waits until it is live.</summary>
    protected async Task<IPage> EnterAsync(TinyPerson person, string? place = null, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var page = await Browser.OpenAsync(scheme, width);
        _pages.Add(page);
        page.PageError += (_, error) => _scriptErrors.Add(error);
        await page.GotoAsync(Room.PageOf(person, place));
        await page.Locator($"body[data-live='{person.Id}']").WaitForAsync();
        await page.Locator(".compose, .new-post").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>Writes into the box at the foot and sends. With <paramref name="mention"/> that name is picked from the list first.</summary>
    protected static async Task WriteAsync(IPage page, string text, string? mention = null)
    {
        var box = page.Locator(".pane-foot .compose-text");

        if (mention is not null)
        {
            await box.PressSequentiallyAsync($"@{mention[..3]}");
            await box.PressAsync("Enter");
            text = (await box.InputValueAsync()) + text;
        }

        await box.FillAsync(text);
        await box.PressAsync("Enter");
    }
}

[SetUpFixture]
internal sealed class BrowserEnd
{
    [OneTimeTearDown]
    public Task CloseAsync() => Browser.CloseAsync();
}
