using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What a bot demands of a token beyond the rules of the protocol.</summary>
public class AuthenticationConfiguration
{
    /// <summary>Channels that the key of a token must be endorsed for, besides the channel of the activity.</summary>
    public string[] RequiredEndorsements { get; set; } = [];

    public ClaimsValidator ClaimsValidator { get; set; }
}

/// <summary>A rule of the bot's own about who may call.</summary>
public abstract class ClaimsValidator
{
    /// <exception cref="UnauthorizedAccessException">Thrown by the rule if the caller may not.</exception>
    public abstract Task ValidateClaimsAsync(IList<Claim> claims);
}
