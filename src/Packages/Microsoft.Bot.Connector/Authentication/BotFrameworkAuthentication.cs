using System.Security.Claims;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>
/// Who may call the bot, and as whom the bot calls. The original has more abstract members than this part of it, so a class derived
/// from this one would not compile there: that is why only our own packages can derive.
/// </summary>
public abstract class BotFrameworkAuthentication
{
    private protected BotFrameworkAuthentication()
    {
    }

    /// <exception cref="UnauthorizedAccessException">The caller is not the Bot Connector, or speaks for another bot, service or channel.</exception>
    public abstract Task<AuthenticateRequestResult> AuthenticateRequestAsync(Activity activity, string authHeader, CancellationToken cancellationToken);

    public abstract ConnectorFactory CreateConnectorFactory(ClaimsIdentity claimsIdentity);

    /// <summary>The audience of the bot's own tokens.</summary>
    public abstract string GetOriginatingAudience();
}
