using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>The bot's registration, under the names that the Bot Framework reads from the root of the configuration.</summary>
internal sealed record AppOptions
{
    /// <summary>Application (client) id of the bot. Missing only in Development: then unsigned calls from this machine are taken.</summary>
    public string MicrosoftAppId { get; init; } = "";
}

/// <summary>Without an app id nobody could be told from Teams, so that is for a developer's own machine only.</summary>
internal sealed class AppOptionsValidator(IHostEnvironment environment) : IValidateOptions<AppOptions>
{
    public ValidateOptionsResult Validate(string? name, AppOptions options) =>
        !string.IsNullOrWhiteSpace(options.MicrosoftAppId) || environment.IsDevelopment()
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail("MicrosoftAppId is empty. Set it to the application (client) id of the bot; only in Development may it be missing.");
}
