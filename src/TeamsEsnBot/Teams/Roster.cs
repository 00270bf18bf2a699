using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using Conversations = TeamsEsnBot.Features.Turns.Conversations;

namespace TeamsEsnBot.Teams;

/// <summary>Asks Teams whether one person is a member; a whole roster is never fetched, it is slow and throttled for large teams.</summary>
internal sealed class Roster(BotAdapter adapter, Conversations conversations, ReplyAddresses addresses, BotIdentity bot) : IRoster
{
    public async Task<bool> IsMemberAsync(string tenant, Place place, PersonId person, CancellationToken cancel)
    {
        if (await conversations.FindAsync(tenant, place, cancel) is not { } known || !addresses.IsAllowed(known.Address))
        {
            return false;
        }

        var isMember = false;
        var reference = bot.Conversation(tenant, known.Place.Team ?? known.Place.Conversation, known.Address);
        await adapter.ContinueConversationAsync(bot.Claims, reference, async (turnContext, token) => isMember = await AskAsync(turnContext, reference, person, token), cancel);
        return isMember;
    }

    private static async Task<bool> AskAsync(ITurnContext turnContext, ConversationReference reference, PersonId person, CancellationToken cancel)
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
    }
}
