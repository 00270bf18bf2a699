using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Section <c>Teams</c>: who may talk to the bot and how long an answer may take.</summary>
internal sealed record TurnOptions
{
    public const string Section = "Teams";

    /// <summary>Entra tenant ids whose people may use the bot. There is no “everybody”: an empty list stops the start.</summary>
    public IList<string> TenantIds { get; init; } = [];

    /// <summary>Longest time for one answer. Teams gives up on a card or a search after 5 s. Default 4 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(4);

    public bool Allows(string tenant) => tenant.Length > 0 && TenantIds.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class TurnOptionsRules : IValidateOptions<TurnOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        if (options.TenantIds.All(string.IsNullOrWhiteSpace))
        {
            wrong.AddError("Teams:TenantIds is empty. List the Entra tenant ids of the companies that may use the bot.");
        }

        if (options.Deadline < Shortest || options.Deadline > Longest)
        {
            wrong.AddError("Teams:Deadline must lie between 0.1 and 14 seconds: Teams drops a call after 15. Write 00:00:04 for four seconds.");
        }

        return wrong.Build();
    }
}
