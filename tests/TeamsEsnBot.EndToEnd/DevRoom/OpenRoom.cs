using TeamsEsnBot.DevRoom;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The room with the tiny company and the stub bot, on free ports of this machine.</summary>
internal sealed class OpenRoom : IAsyncDisposable
{
    private readonly DevRoomHost _host;

    private OpenRoom(DevRoomHost host, TinyCompany company, StubBot bot)
    {
        _host = host;
        Company = company;
        Bot = bot;
        Http = new HttpClient { BaseAddress = host.Address };
    }

    public TinyCompany Company { get; }

    public StubBot Bot { get; }

    public HttpClient Http { get; }

    public Uri Address => _host.Address;

    public static async Task<OpenRoom> StartAsync()
    {
        var company = new TinyCompany();
        var bot = new StubBot();
        return new OpenRoom(await DevRoomHost.StartAsync(Options(company), bot.Program), company, bot);
    }

    public static RoomOptions Options(TinyCompany company) => new()
    {
        Port = 0,
        BotPort = 0,
        Company = company.Folder,
        Manifest = company.ManifestFile,
        Data = Path.Combine(company.Folder, "data"),
    };

    /// <summary>The id of somebody's chat with the bot.</summary>
    public string PersonalChatOf(TinyPerson person)
    {
        var places = (Places)_host.Services.GetService(typeof(Places))!;
        var people = (People)_host.Services.GetService(typeof(People))!;
        return places.PersonalOf(people.Find(person.Mail)!).Id;
    }

    /// <summary>The page as this person sees it.</summary>
    public string PageOf(TinyPerson person, string? place = null) =>
        new Uri(Address, $"/?as={person.Mail}{(place is null ? "" : $"&place={Uri.EscapeDataString(place)}")}").ToString();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _host.DisposeAsync();
        Bot.Dispose();
        Company.Dispose();
    }
}
