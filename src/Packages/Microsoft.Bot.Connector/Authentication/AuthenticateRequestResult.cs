using System.Security.Claims;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>What is known once a request was let in.</summary>
public class AuthenticateRequestResult
{
    /// <summary>The audience of the tokens to answer with.</summary>
    public string Audience { get; set; }

    public ClaimsIdentity ClaimsIdentity { get; set; }

    public string CallerId { get; set; }

    public ConnectorFactory ConnectorFactory { get; set; }
}
