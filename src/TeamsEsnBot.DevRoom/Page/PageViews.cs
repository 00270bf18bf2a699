using System.Text.Json;
using TeamsEsnBot.DevRoom.Bot;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Page;

/// <summary>What the page draws, in the words of the page.</summary>
internal sealed class PageViews(DemoCompany company, AppManifest app, Messages messages, ReadMarks reads)
{
    public static PersonView Person(DemoPerson person) =>
        new(person.Id, person.Mri, person.DisplayName, person.JobTitle, person.Department, person.Mail, person.Availability, person.HasPhoto);

    public BotView Bot() => new(app.BotMri, app.Name);

    public PlaceView Place(DemoPerson viewer, Place place) => new(
        place.Id,
        place.Kind,
        NameFor(viewer, place),
        place.Team is { } team ? new TeamView(team.Id, team.Name) : null,
        place.HasBot,
        [.. place.Members.Select(member => member.Id)],
        reads.Unread(viewer, place));

    public MessageView Message(DemoPerson viewer, ChatMessage message)
    {
        var seen = messages.SeenBy(viewer, message);
        return new(
            seen.Id,
            seen.PlaceId,
            seen.Root,
            seen.Author,
            seen.AuthorName,
            seen.Time,
            seen.Text,
            seen.Format,
            seen.Subject,
            seen.Mentions,
            seen.Attachments,
            seen.Edited,
            seen.Deleted,
            TeamsLink.To(seen, company.TenantId));
    }

    private string NameFor(DemoPerson viewer, Place place) => place.Kind switch
    {
        PlaceKind.Personal => app.Name,
        PlaceKind.Chat => string.Join(", ", place.Members.Where(member => member.Id != viewer.Id).Select(member => member.DisplayName)),
        _ => place.Name,
    };
}

internal sealed record PersonView(
    string Id, string Mri, string Name, string Job, string Department, string Mail, string Availability, bool HasPhoto);

internal sealed record BotView(string Id, string Name);

internal sealed record TeamView(string Id, string Name);

internal sealed record PlaceView(
    string Id, PlaceKind Kind, string Name, TeamView? Team, bool HasBot, IReadOnlyList<string> Members, int Unread);

internal sealed record MessageView(
    string Id,
    string Place,
    string? Root,
    string? Author,
    string AuthorName,
    DateTimeOffset Time,
    string Text,
    string Format,
    string? Subject,
    IReadOnlyList<Mention> Mentions,
    IReadOnlyList<JsonElement> Attachments,
    bool Edited,
    bool Deleted,
    string Link);
