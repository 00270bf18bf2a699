namespace TeamsEsnBot.Teams;

/// <summary>
/// The bot's registration and what proves that the bot is the one registered, under the names that the Bot Framework reads from the root of the configuration.
/// </summary>
internal sealed record AppOptions
{
    /// <summary>Application (client) id of the bot. Missing only in Development: then unsigned calls from this machine are taken.</summary>
    public string MicrosoftAppId { get; init; } = "";

    /// <summary><c>MultiTenant</c> (also when empty), <c>SingleTenant</c> or <c>UserAssignedMSI</c>, as in the registration of the bot.</summary>
    public string MicrosoftAppType { get; init; } = "";

    /// <summary>The directory of the registration. A bot of type MultiTenant needs none.</summary>
    public string MicrosoftAppTenantId { get; init; } = "";

    /// <summary>Client id of a user-assigned managed identity that the registration trusts (federated credential). No secret exists.</summary>
    public string MicrosoftAppClientId { get; init; } = "";

    /// <summary>A file with a token that the registration trusts (federated credential), such as Kubernetes writes and renews.</summary>
    public string MicrosoftAppTokenFile { get; init; } = "";

    /// <summary>A file (PFX or PEM) with a certificate of the registration and its private key.</summary>
    public string MicrosoftAppCertificate { get; init; } = "";

    /// <summary>Opens the file, if it is locked.</summary>
    public string MicrosoftAppCertificatePassword { get; init; } = "";

    /// <summary>Thumbprint of a certificate in the personal store of the user or the machine, instead of a file.</summary>
    public string MicrosoftAppCertificateThumbprint { get; init; } = "";

    /// <summary>Sends the certificate along, for registrations that trust its subject and issuer instead of one certificate. Default no.</summary>
    public bool MicrosoftAppCertificateChain { get; init; }

    /// <summary>A secret of the registration: the last choice, because it must be kept and renewed.</summary>
    public string MicrosoftAppPassword { get; init; } = "";

    /// <summary>The cloud; empty for the public one. See <see cref="BotCloud"/>.</summary>
    public string ChannelService { get; init; } = "";

    /// <summary>Where the bot gets its tokens, if the cloud is none of those that <see cref="ChannelService"/> names.</summary>
    public string ToChannelFromBotLoginUrl { get; init; } = "";

    /// <summary>A record prints its members; passwords stay out of logs and exceptions.</summary>
    public override string ToString() => $"bot {MicrosoftAppId}";
}
