using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Company;

/// <summary>
/// A company to try the bot in, read from a folder: <c>company.json</c> (teams, channels, group chats, champions), <c>people.json</c> (the directory)
/// and <c>history.jsonl</c> (questions, answers and thanks, in the format that the bot's <c>import</c> command reads).
/// </summary>
/// <param name="Champions">User principal names.</param>
internal sealed record DemoCompany(
    string Name,
    string TenantId,
    IReadOnlyList<DemoTeam> Teams,
    IReadOnlyList<DemoGroupChat> GroupChats,
    IReadOnlyList<string> Champions,
    IReadOnlyList<DemoPerson> People,
    IReadOnlyList<DemoPost> History,
    string HistoryFile)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static DemoCompany Load(string folder)
    {
        var frame = Read<Frame>("company.json");
        var history = Path.Combine(folder, "history.jsonl");
        return new DemoCompany(
            frame.Name,
            frame.TenantId,
            frame.Teams,
            frame.GroupChats,
            frame.Champions ?? [],
            Read<DemoPerson[]>("people.json"),
            [.. File.ReadLines(history).Where(line => line.Length > 0).Select(line => Parse<DemoPost>(line, history))],
            history);

        T Read<T>(string file) => Parse<T>(File.ReadAllText(Path.Combine(folder, file)), file);
    }

    private static T Parse<T>(string json, string file) =>
        JsonSerializer.Deserialize<T>(json, Json) ?? throw new InvalidDataException($"{file} holds null where the demo company expects {typeof(T).Name}.");

    private sealed record Frame(string Name, string TenantId, DemoTeam[] Teams, DemoGroupChat[] GroupChats, string[]? Champions = null);
}

/// <param name="Id">Id of the team's General channel, as Teams does: <c>19:…@thread.tacv2</c>.</param>
internal sealed record DemoTeam(string Id, string Name, IReadOnlyList<DemoChannel> Channels);

internal sealed record DemoChannel(string Id, string Name);

/// <param name="Members">Mail addresses.</param>
internal sealed record DemoGroupChat(string Id, string Name, IReadOnlyList<string> Members);

/// <summary>A directory entry, with the property names of a Microsoft Graph user where Graph has one.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="Mri">The id that Teams gives the person for this bot: <c>29:…</c>.</param>
/// <param name="Manager">Object id of the manager; null at the top.</param>
/// <param name="Availability">Presence as Graph words it: Available, Busy, Away, DoNotDisturb, Offline.</param>
internal sealed record DemoPerson(
    string Id,
    string Mri,
    string DisplayName,
    string GivenName,
    string Surname,
    string Mail,
    string UserPrincipalName,
    string JobTitle,
    string Department,
    string OfficeLocation,
    string City,
    string Country,
    string PreferredLanguage,
    string? Manager,
    DateTimeOffset EmployeeHireDate,
    bool AccountEnabled = true,
    string UserType = "Member",
    string Availability = "Available",
    bool HasPhoto = true,
    string? AboutMe = null,
    IReadOnlyList<string>? Skills = null,
    IReadOnlyList<string>? Interests = null,
    IReadOnlyList<string>? Responsibilities = null);

/// <summary>A line of <c>history.jsonl</c>.</summary>
/// <param name="Kind"><c>question</c>, <c>answer</c> or <c>thanks</c>.</param>
/// <param name="Question">For an answer: the id of the question.</param>
/// <param name="To">For thanks: who is thanked.</param>
/// <param name="Place">“Team / Channel” where it was written.</param>
/// <param name="Link">Deep link to the message: <c>https://teams.microsoft.com/l/message/{channel id}/{message id}</c>.</param>
internal sealed record DemoPost(
    string Kind,
    string Id,
    string Author,
    DateTimeOffset Time,
    string Text,
    string? Title = null,
    string? Question = null,
    bool Accepted = false,
    int Votes = 0,
    IReadOnlyList<string>? Topics = null,
    IReadOnlyList<string>? To = null,
    string? Place = null,
    string? Link = null);
