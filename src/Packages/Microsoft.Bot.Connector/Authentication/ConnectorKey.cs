using Microsoft.IdentityModel.Tokens;

namespace Microsoft.Bot.Connector.Authentication;

/// <summary>A key that the connector signs with, and the channels it may sign for.</summary>
internal sealed record ConnectorKey(SecurityKey Key, IReadOnlySet<string> Endorsements);
