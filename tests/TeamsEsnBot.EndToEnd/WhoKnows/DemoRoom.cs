using Microsoft.Playwright;
using TeamsEsnBot.DevRoom;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;
using TeamsEsnBot.DevRoom.Page;
using TeamsEsnBot.EndToEnd.Testing;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>The whole first minute: the real bot, the demo company with its history imported, and the page, on free ports of this machine.</summary>
internal sealed class DemoRoom : IAsyncDisposable
{
    public const string Cloud = "19:platform-cloud@thread.tacv2";
    public const string General = "19:platform-general@thread.tacv2";

    private readonly DevRoomHost _host;
    private readonly DemoCompany _company;
    private readonly string _data;
    private readonly Dictionary<string, IPage> _pages = [];

    private DemoRoom(DevRoomHost host, DemoCompany company, string data)
    {
        _host = host;
        _company = company;
        _data = data;
    }

    public static async Task<DemoRoom> OpenAsync()
    {
        var data = Directory.CreateTempSubdirectory("demo-room-").FullName;
        var options = new RoomOptions { Port = 0, BotPort = 0, Data = data };
        var host = await DevRoomHost.StartAsync(options, new BotProgram(BotHost.Build, BotHost.RunAsync));
        return new DemoRoom(host, DemoCompany.Load(options.Company), data);
    }

    /// <summary>What the cards of this room are held against.</summary>
    public DemoEvidence Evidence => new(_company, Service<Messages>());

    /// <summary>Asks the bot in the chat with it, without a page, and reads the card that comes back.</summary>
    public async Task<ShownCard> AskAsync(string firstName, string question)
    {
        var person = _company.People.First(one => one.GivenName == firstName);
        var chat = Service<Places>().PersonalOf(person);
        var speaking = Service<Speaking>();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var heard = Service<Listeners>().Listen();

        var said = speaking.Say(person, chat, thread: null, question, subject: null, [], []);
        Assert.That(await speaking.TellBotAsync(person, chat, said, patience.Token), Is.Null);

        await foreach (var happened in heard.Events(patience.Token))
        {
            if (happened is RoomEvent.Message { Said: { IsFromBot: true, Attachments: [var card, ..] } answer } && answer.PlaceId == chat.Id)
            {
                return ShownCard.Of(card.GetProperty("content"));
            }
        }

        throw new InvalidOperationException("The room closed before the bot answered.");
    }

    /// <summary>The page of whoever has this first name, in the chat with the bot unless another place is named.</summary>
    public async Task<IPage> EnterAsync(string firstName, string? place = null, ColorScheme scheme = ColorScheme.Light, int width = 1280)
    {
        var key = $"{firstName} {place} {scheme}";
        if (!_pages.TryGetValue(key, out var page))
        {
            var person = _company.People.First(one => one.GivenName == firstName);
            page = _pages[key] = await Browser.OpenAsync(scheme, width, height: 1060);
            await page.GotoAsync(new Uri(_host.Address, $"/?as={person.Mail}{(place is null ? "" : $"&place={Uri.EscapeDataString(place)}")}").ToString());
            await page.Locator($"body[data-live='{person.Id}']").WaitForAsync();
            if (place is null)
            {
                // The bot greets whoever comes in for the first time; an answer is told from the greeting by coming after it.
                await Expect(page.Locator(".message.from-bot").First).ToBeVisibleAsync();
            }
        }

        return page;
    }

    /// <summary>Says something in the box at the foot and waits for one more card or text of the bot.</summary>
    public static async Task<ILocator> SayAsync(IPage page, string text)
    {
        var answers = page.Locator(".message.from-bot");
        await Expect(page.Locator(".pane-foot .compose-text")).ToBeVisibleAsync();
        var before = await answers.CountAsync();
        await page.Locator(".pane-foot .compose-text").FillAsync(text);
        await page.Locator(".pane-foot .compose-text").PressAsync("Enter");
        await Expect(answers).ToHaveCountAsync(before + 1);
        return answers.Last;
    }

    private T Service<T>()
        where T : class => (T)_host.Services.GetService(typeof(T))!;

    public async ValueTask DisposeAsync()
    {
        foreach (var page in _pages.Values)
        {
            await page.Context.CloseAsync();
        }

        await _host.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
