using Microsoft.Bot.Builder;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using Conversations = TeamsEsnBot.Features.Turns.Conversations;

namespace TeamsEsnBot.Teams;

/// <summary>Sends what others are told: into somebody's personal chat, which is opened if need be, into a thread, or as a new thread of a channel.</summary>
internal sealed class Delivery(BotAdapter adapter, Conversations conversations, ReplyAddresses addresses, BotIdentity bot, SendingLimits limits, TimeProvider time) : IDelivery
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
            return DeliveryOutcome.Refused(Refusal.RemovedFromPlace, "The bot is not in that place.");
        }

        if (!addresses.IsAllowed(address))
        {
            return DeliveryOutcome.Refused(Refusal.WrongHost, "The stored address is not one the bot answers to.");
        }

        if (known is { Closed: not Refusal.None and var closed })
        {
            return DeliveryOutcome.Refused(closed, "Teams refused the last message there, and nothing was heard from there since.");
        }

        var outcome = await TryAsync(
            message switch
            {
                { In: { Kind: PlaceKind.Channel } channel } when channel.Conversation == channel.Channel => () => StartThreadAsync(message, channel, address, cancel),
                _ when known is not null => () => ContinueAsync(message, message.In?.Conversation ?? known.Place.Conversation, address, cancel),
                _ => () => StartChatAsync(message, address, cancel),
            },
            cancel);

        // One in a thousand conversations is not found and is there all the same; a personal chat can be opened anew.
        if (outcome.Refusal is Refusal.ConversationGone && message.To is not null && known is not null)
        {
            outcome = await TryAsync(() => StartChatAsync(message, address, cancel), cancel);
        }

        if (outcome.Refusal is Refusal.BlockedByPerson or Refusal.RemovedFromPlace or Refusal.NotInstalled or Refusal.ConversationGone)
        {
            await (message.In is { } refused
                ? conversations.CloseAsync(message.Tenant, refused, outcome.Refusal, cancel)
                : conversations.CloseAsync(message.Tenant, message.To!.Id, outcome.Refusal, cancel));
        }

        return outcome;
    }

    private Task<DeliveryOutcome> TryAsync(Func<Task> send, CancellationToken cancel) => ConnectorErrors.OutcomeAsync(send, time, cancel);

    private static Activity ActivityOf(Outgoing message) =>
        message.CardJson is { } card ? CardMessages.Of(card, message.Summary) : CardMessages.OfText(message.Text ?? "");

    private Task ContinueAsync(Outgoing message, string conversation, string address, CancellationToken cancel) =>
        adapter.ContinueConversationAsync(
            bot.Claims,
            bot.Conversation(message.Tenant, conversation, address),
            (turnContext, token) => turnContext.SendActivityAsync(ActivityOf(message), token),
            cancel);

    private async Task StartChatAsync(Outgoing message, string address, CancellationToken cancel)
    {
        // The message itself was counted by whoever sends it; this is a second call.
        using var opening = await limits.BeginAsync(message.Tenant, $"open|{message.To!.Id.Value}", cancel);
        await adapter.CreateConversationAsync(
            bot.AppId,
            Channels.Msteams,
            address,
            null,
            new ConversationParameters
            {
                IsGroup = false,
                Members = [new ChannelAccount { Id = message.To.Id.Value }],
                TenantId = message.Tenant,
                ChannelData = new JObject { ["tenant"] = new JObject { ["id"] = message.Tenant } },
            },
            async (turnContext, token) =>
            {
                var chat = new Place(PlaceKind.Personal, turnContext.Activity.Conversation.Id);
                await conversations.RememberAsync(message.Tenant, message.To, chat, address, token);
                await turnContext.SendActivityAsync(ActivityOf(message), token);
            },
            cancel);
    }

    private Task StartThreadAsync(Outgoing message, Place channel, string address, CancellationToken cancel) =>
        adapter.CreateConversationAsync(
            bot.AppId,
            Channels.Msteams,
            address,
            null,
            new ConversationParameters
            {
                IsGroup = true,
                Activity = ActivityOf(message),
                TenantId = message.Tenant,
                ChannelData = new JObject { ["channel"] = new JObject { ["id"] = channel.Channel } },
            },
            (_, _) => Task.CompletedTask,
            cancel);
}
