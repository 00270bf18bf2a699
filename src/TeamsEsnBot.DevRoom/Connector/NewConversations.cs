using System.Text.Json;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Connector;

/// <summary>
/// <c>POST v3/conversations</c>: the personal chat with one member, which is always the same one, or a new thread in a channel. Group chats cannot
/// be created by a bot. The administrator of the demo company has rolled the app out, so everybody with an account can be written to.
/// </summary>
internal sealed class NewConversations(DemoCompany company, People people, Places places, Messages messages, BotPosts posts)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <exception cref="ConnectorRefusal">The parameters do not describe one of the two.</exception>
    public object Create(JsonElement body)
    {
        var wanted = Read(body);

        if ((wanted.TenantId ?? wanted.ChannelData?.Tenant?.Id) is { } tenant && tenant != company.TenantId)
        {
            throw Incorrect();
        }

        if (wanted.ChannelData?.Channel?.Id is { } channel)
        {
            return NewThread(channel, wanted);
        }

        return wanted is { IsGroup: not true, Members: [{ Id: { } member }] } ? PersonalChat(member, wanted.Activity) : throw Incorrect();
    }

    private object PersonalChat(string member, JsonElement? activity)
    {
        var person = people.Find(member) ?? throw Incorrect();

        if (!person.AccountEnabled)
        {
            throw new ConnectorRefusal(ConnectorError.NotInstalled);
        }

        var chat = places.PersonalOf(person);

        if (activity is { } first)
        {
            posts.Post(new ConversationRef(chat, null), BotActivity.Read(first));
        }

        return new { id = chat.Id };
    }

    private object NewThread(string channel, Wanted wanted)
    {
        if (wanted.Activity is not { } first)
        {
            throw Incorrect();
        }

        var where = ConversationRef.Find(channel, places, messages);
        var posted = posts.Post(where, BotActivity.Read(first));
        return posted is [var root, ..] ? new { id = (where with { Root = root }).Id, activityId = root } : throw Incorrect();
    }

    private static Wanted Read(JsonElement body)
    {
        try
        {
            return body.Deserialize<Wanted>(Json) ?? throw Incorrect();
        }
        catch (JsonException)
        {
            throw Incorrect();
        }
    }

    private static ConnectorRefusal Incorrect() => new(ConnectorError.BadSyntax("Incorrect conversation creation parameters"));

    private sealed record Wanted(bool? IsGroup, Identified[]? Members, string? TenantId, WantedChannelData? ChannelData, JsonElement? Activity);

    private sealed record WantedChannelData(Identified? Tenant, Identified? Channel);

    private sealed record Identified(string? Id);
}
