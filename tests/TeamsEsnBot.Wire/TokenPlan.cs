namespace TeamsEsnBot.Wire;

/// <summary>What a token of the Bot Connector says. As it stands all is right; a test changes one thing. Null leaves the claim out.</summary>
public sealed record TokenPlan
{
    /// <summary>Who it is from.</summary>
    public string? Issuer { get; init; } = TokenIssuer.Name;

    /// <summary>Whom it is for: the bot's app id.</summary>
    public string? Audience { get; init; }

    /// <summary>The service that the bot is to answer to.</summary>
    public string? ServiceUrl { get; init; }

    /// <summary>The key that the token names; null names none. By default the issuer's newest.</summary>
    public string? KeyId { get; init; } = TokenIssuer.Newest;

    /// <summary>How it is signed: RS256, another of RS and HS, or none. HS uses the public key as a secret, which anybody could do.</summary>
    public string Algorithm { get; init; } = "RS256";

    /// <summary>Signed with a key that is not the issuer's.</summary>
    public bool IsForged { get; init; }

    /// <summary>When it begins to count, from now.</summary>
    public TimeSpan? From { get; init; } = TimeSpan.FromMinutes(-1);

    /// <summary>When it ends, from now.</summary>
    public TimeSpan? Until { get; init; } = TimeSpan.FromHours(1);
}
