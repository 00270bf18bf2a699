namespace Microsoft.Bot.Connector.Authentication;

/// <summary>The addresses and names of one cloud that the Bot Connector runs in.</summary>
internal sealed record BotConnectorCloud
{
    /// <summary>The setting <c>ChannelService</c> that means the cloud of the government of the United States.</summary>
    internal const string GovernmentChannelService = "https://botframework.azure.us";

    // Microsoft's bot-docs, “Authentication with the Bot Connector API”.
    internal static readonly BotConnectorCloud Public = new()
    {
        LoginEndpoint = "https://login.microsoftonline.com/{0}",
        Audience = "https://api.botframework.com",
        Issuer = "https://api.botframework.com",
        MetadataAddress = "https://login.botframework.com/v1/.well-known/openidconfiguration",
        CallerId = "urn:botframework:azure",
    };

    internal static readonly BotConnectorCloud Government = new()
    {
        LoginEndpoint = "https://login.microsoftonline.us/{0}",
        Audience = "https://api.botframework.us",
        Issuer = "https://api.botframework.us",
        MetadataAddress = "https://login.botframework.azure.us/v1/.well-known/openidconfiguration",
        CallerId = "urn:botframework:azureusgov",
    };

    /// <summary>Where the bot gets its own tokens; <c>{0}</c> is the directory.</summary>
    internal required string LoginEndpoint { get; init; }

    /// <summary>The audience of the bot's own tokens.</summary>
    internal required string Audience { get; init; }

    /// <summary>Who signs the tokens that come in.</summary>
    internal required string Issuer { get; init; }

    /// <summary>Where the keys of the issuer are found.</summary>
    internal required string MetadataAddress { get; init; }

    internal required string CallerId { get; init; }
}
