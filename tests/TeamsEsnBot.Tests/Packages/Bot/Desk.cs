using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>An adapter without a channel: what a turn sends, updates and deletes lands on the desk.</summary>
internal sealed class Desk : BotAdapter
{
    public List<Activity> Sent { get; } = [];

    public List<Activity> Updated { get; } = [];

    public List<ConversationReference> Deleted { get; } = [];

    public Task RunAsync(Activity activity, BotCallbackHandler onTurn) => RunPipelineAsync(new TurnContext(this, activity), onTurn, CancellationToken.None);

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken)
    {
        Sent.AddRange(activities);
        return Task.FromResult(activities.Select((_, i) => new ResourceResponse($"sent-{i}")).ToArray());
    }

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        Updated.Add(activity);
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken)
    {
        Deleted.Add(reference);
        return Task.CompletedTask;
    }

    /// <summary>Something Ana sent to the bot in a personal chat.</summary>
    public static Activity FromAna(string type) => new(type)
    {
        Id = "1763",
        ChannelId = "msteams",
        ServiceUrl = "https://smba.example/emea/",
        From = new ChannelAccount("29:ana", "Ana"),
        Recipient = new ChannelAccount("28:bot", "ESN Bot"),
        Conversation = new ConversationAccount(id: "a:chat", tenantId: "7c1f"),
        Locale = "de-DE",
    };
}
