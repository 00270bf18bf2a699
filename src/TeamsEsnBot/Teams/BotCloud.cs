using Azure.Identity;

namespace TeamsEsnBot.Teams;

/// <summary>One cloud of Microsoft: where the bot gets its tokens there, and what the Bot Framework must be told about it.</summary>
/// <remarks>Source: learn.microsoft.com, “Configure bots for US Government” and “for Azure operated by 21Vianet”; MSAL, table of token exchange audiences.</remarks>
internal sealed record BotCloud
{
    public const string GovernmentName = "https://botframework.azure.us";
    public const string ChinaName = "https://botframework.azure.cn";

    private static readonly BotCloud Public = new() { Login = AzureAuthorityHosts.AzurePublicCloud, SharedDirectory = "botframework.com" };

    private static readonly BotCloud Government = new()
    {
        Login = AzureAuthorityHosts.AzureGovernment,
        SharedDirectory = "MicrosoftServices.onmicrosoft.us",
        TokenExchange = "api://AzureADTokenExchangeUSGov",
    };

    private static readonly BotCloud China = new()
    {
        Login = AzureAuthorityHosts.AzureChina,
        TokenExchange = "api://AzureADTokenExchangeChina",
        Settings = new Dictionary<string, string?>
        {
            ["OAuthUrl"] = "https://token.botframework.azure.cn/",
            ["ToChannelFromBotLoginUrl"] = "https://login.partner.microsoftonline.cn",
            ["ToChannelFromBotOAuthScope"] = "https://api.botframework.azure.cn",
            ["ToBotFromChannelTokenIssuer"] = "https://api.botframework.azure.cn",
            ["ToBotFromChannelOpenIdMetadataUrl"] = "https://login.botframework.azure.cn/v1/.well-known/openidconfiguration",
            ["ToBotFromEmulatorOpenIdMetadataUrl"] =
                "https://login.partner.microsoftonline.cn/a55a4d5b-9241-49b1-b4ff-befa8db00269/v2.0/.well-known/openid-configuration",
        },
    };

    /// <summary>Gives tokens to the bot.</summary>
    public required Uri Login { get; init; }

    /// <summary>The directory of bots of type MultiTenant; null where there are none.</summary>
    public string? SharedDirectory { get; init; }

    /// <summary>The audience of a managed identity's token that is exchanged for one of the bot.</summary>
    public string TokenExchange { get; init; } = "api://AzureADTokenExchange";

    /// <summary>Settings of the Bot Framework for a cloud that it does not know by name.</summary>
    private IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    /// <summary>The cloud that the settings choose; null when they name one that nobody knows.</summary>
    public static BotCloud? Of(AppOptions app) => app switch
    {
        { ToChannelFromBotLoginUrl: { Length: > 0 } login } =>
            Uri.TryCreate(login, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps
                ? (Named(app.ChannelService) ?? Public) with { Login = new Uri(address.GetLeftPart(UriPartial.Authority)) }
                : null,
        _ => Named(app.ChannelService),
    };

    /// <summary>The configuration as the Bot Framework is to read it. What it says itself stays as it is.</summary>
    public static IConfiguration Describe(IConfiguration configuration) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection((Named(configuration["ChannelService"]) ?? Public).Settings)
            .AddConfiguration(configuration)
            .Build();

    private static BotCloud? Named(string? name) =>
        string.IsNullOrEmpty(name) ? Public
        : name.Equals(GovernmentName, StringComparison.OrdinalIgnoreCase) ? Government
        : name.Equals(ChinaName, StringComparison.OrdinalIgnoreCase) ? China
        : null;
}
