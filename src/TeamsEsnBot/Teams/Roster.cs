using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using Conversations = TeamsEsnBot.Features.Turns.Conversations;

namespace TeamsEsnBot.Teams;

/// <summary>Asks Teams whether one person is a member; a whole roster is never fetched, it is slow and throttled for large teams.</summary>
internal sealed partial class Roster(
    BotAdapter adapter,
    Conversations conversations,
    ReplyAddresses addresses,
    BotIdentity bot,
    SendingLimits limits,
    TimeProvider time,
    ILogger<Roster> logger) : IRoster
{
    // A person waits for the list, and what is known already is nearly as good.
    private static readonly TimeSpan PatienceWithTheList = TimeSpan.FromSeconds(1.5);

    public async Task<bool> IsMemberAsync(string tenant, Place place, PersonId person, CancellationToken cancel)
    {
        if (await FindAsync(tenant, place, cancel) is not { } known)
        {
            return false;
        }

        var isMember = false;
        var conversation = known.Place.IsForSome ? known.Place.Channel! : known.Place.Team ?? known.Place.Conversation;
        var reference = bot.Conversation(tenant, conversation, known.Address);

        // Questions about members use up the tenant's calls too.
        using var call = await limits.BeginAsync(tenant, $"members|{conversation}", cancel);
        await adapter.ContinueConversationAsync(bot.Claims, reference, async (turnContext, token) => isMember = await AskAsync(turnContext, reference, person, token), cancel);
        return isMember;
    }

    public async Task<IReadOnlyList<Place>?> ChannelsOfAsync(string tenant, Place channel, CancellationToken cancel)
    {
        if (await FindAsync(tenant, channel, cancel) is not { Place.Team: { } team } known)
        {
            return null;
        }

        using var patience = new CancellationTokenSource(PatienceWithTheList, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        IReadOnlyList<Place>? channels = null;
        try
        {
            using var call = await limits.BeginAsync(tenant, $"members|{team}", either.Token);
            await adapter.ContinueConversationAsync(
                bot.Claims,
                bot.Conversation(tenant, team, known.Address),
                async (turnContext, token) => channels = await ListAsync(turnContext, team, known.Place.TeamName, token),
                either.Token);
        }
        catch (HttpOperationException refused)
        {
            Log.ChannelsNotListed(logger, $"Teams answered {(int?)refused.Response?.StatusCode}");
        }
        catch (HttpRequestException broken)
        {
            Log.ChannelsNotListed(logger, broken.Message);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested)
        {
            Log.ChannelsNotListed(logger, "Teams did not answer in time");
        }

        return channels;
    }

    /// <summary>Private and shared channels have members of their own.</summary>
    public static bool IsForSome(string? type) =>
        "private".Equals(type, StringComparison.OrdinalIgnoreCase) || "shared".Equals(type, StringComparison.OrdinalIgnoreCase);

    private async Task<KnownPlace?> FindAsync(string tenant, Place place, CancellationToken cancel) =>
        await conversations.FindAsync(tenant, place, cancel) is { } known && addresses.IsAllowed(known.Address) ? known : null;

    /// <summary>The team's name is asked for only when no activity has told it yet.</summary>
    private static async Task<IReadOnlyList<Place>?> ListAsync(ITurnContext turnContext, string team, string? teamName, CancellationToken cancel)
    {
        var name = teamName ?? (await TeamsInfo.GetTeamDetailsAsync(turnContext, team, cancel))?.Name;
        var channels = await TeamsInfo.GetTeamChannelsAsync(turnContext, team, cancel);
        return channels?.Where(channel => channel?.Id is { Length: > 0 }).Select(channel => Read(channel, team, name)).ToArray();
    }

    private static Place Read(ChannelInfo channel, string team, string? teamName) =>
        new(PlaceKind.Channel, channel.Id, team, channel.Id, channel.Name is { Length: > 0 } name ? name : null, teamName, IsForSome(channel.Type));

    /// <summary>Whoever Teams does not name a member is none: also when it is too busy to say.</summary>
    private async Task<bool> AskAsync(ITurnContext turnContext, ConversationReference reference, PersonId person, CancellationToken cancel)
    {
        try
        {
            var connector = turnContext.TurnState.Get<IConnectorClient>();
            return await ((Microsoft.Bot.Connector.Conversations)connector.Conversations)
                .GetConversationMemberAsync(person.Value, reference.Conversation.Id, cancel) is not null;
        }
        catch (ErrorResponseException absent) when (absent.Response is { } answer && (int)answer.StatusCode is 403 or 404)
        {
            return false;
        }
        catch (ErrorResponseException refused)
        {
            Log.MembershipUnknown(logger, ConnectorErrors.Read(refused, time.GetUtcNow()).Reason);
            return false;
        }
        catch (HttpRequestException broken)
        {
            Log.MembershipUnknown(logger, broken.Message);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3021, LogLevel.Information, "The channels of a team could not be listed, so the known ones are offered: {Reason}")]
        public static partial void ChannelsNotListed(ILogger logger, string reason);

        [LoggerMessage(3022, LogLevel.Warning, "Whether somebody is a member could not be asked, so the place is not offered: {Reason}")]
        public static partial void MembershipUnknown(ILogger logger, string? reason);
    }
}
