using System.Security.Claims;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>The bot as it speaks of its own accord, not in answer to a call: who it is, and the conversation it means.</summary>
internal sealed class BotIdentity(IOptions<AppOptions> app)
{
    public string AppId => app.Value.MicrosoftAppId;

    /// <summary>As the SDK names it: audience and application are both the app id.</summary>
    public ClaimsIdentity Claims => new([new Claim("aud", AppId), new Claim("appid", AppId)]);

    public ConversationReference Conversation(string tenant, string conversation, string address) => new()
    {
        ChannelId = Microsoft.Bot.Connector.Channels.Msteams,
        ServiceUrl = address,
        Bot = new ChannelAccount { Id = $"28:{AppId}" },
        Conversation = new ConversationAccount { Id = conversation, TenantId = tenant },
    };
}
