using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;
using Conversations = TeamsEsnBot.Features.Turns.Conversations;

namespace TeamsEsnBot.Teams;

/// <summary>Sends what others are told: into somebody's personal chat, which is opened if need be, into a thread, or as a new thread of a channel.</summary>
internal sealed class Delivery(BotAdapter adapter, Conversations conversations, ReplyAddresses addresses, BotIdentity bot) : IDelivery
{
    public async Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken cancel)
    {
        var known = message.In is { } place
            ? await conversations.FindAsync(message.Tenant, place, cancel)
            : await conversations.WithAsync(message.Tenant, message.To!.Id, cancel);

        // A person who never met the bot is reached through the address that the tenant's other conversations have.
        var address = known?.Address ?? (message.In is null ? await conversations.AnyAddressAsync(message.Tenant, cancel) : null);
        if (address is null)
        {
            return new DeliveryOutcome(DeliveryKind.Refused, "The bot is not in that place.");
        }

        if (!addresses.IsAllowed(address))
        {
            return new DeliveryOutcome(DeliveryKind.Refused, "The stored address is not one the bot answers to.");
        }

        try
        {
            var activity = CardMessages.Of(message.CardJson, message.Summary);
            if (message.In is { Kind: PlaceKind.Channel } channel && channel.Conversation == channel.Channel)
            {
                await StartThreadAsync(message.Tenant, channel, address, activity, cancel);
            }
            else if (known is not null)
            {
                await ContinueAsync(message.Tenant, message.In?.Conversation ?? known.Place.Conversation, address, activity, cancel);
            }
            else
            {
                await StartChatAsync(message, address, activity, cancel);
            }

            return new DeliveryOutcome(DeliveryKind.Sent);
        }
        catch (ErrorResponseException refused)
        {
            return ConnectorErrors.Read(refused);
        }
        catch (HttpRequestException broken)
        {
            return new DeliveryOutcome(DeliveryKind.TryAgain, broken.Message);
        }
    }

    private Task ContinueAsync(string tenant, string conversation, string address, Activity activity, CancellationToken cancel) =>
        adapter.ContinueConversationAsync(
            bot.Claims,
            bot.Conversation(tenant, conversation, address),
            (turnContext, token) => turnContext.SendActivityAsync(activity, token),
            cancel);

    private Task StartChatAsync(Outgoing message, string address, Activity activity, CancellationToken cancel) =>
        adapter.CreateConversationAsync(
            bot.AppId,
            Channels.Msteams,
            address,
            null,
            new ConversationParameters
            {
                IsGroup = false,
                Members = [new ChannelAccount { Id = message.To!.Id.Value }],
                TenantId = message.Tenant,
                ChannelData = new JObject { ["tenant"] = new JObject { ["id"] = message.Tenant } },
            },
            (turnContext, token) => turnContext.SendActivityAsync(activity, token),
            cancel);

    private Task StartThreadAsync(string tenant, Place channel, string address, Activity activity, CancellationToken cancel) =>
        adapter.CreateConversationAsync(
            bot.AppId,
            Channels.Msteams,
            address,
            null,
            new ConversationParameters
            {
                IsGroup = true,
                Activity = activity,
                TenantId = tenant,
                ChannelData = new JObject { ["channel"] = new JObject { ["id"] = channel.Channel } },
            },
            (_, _) => Task.CompletedTask,
            cancel);
}
