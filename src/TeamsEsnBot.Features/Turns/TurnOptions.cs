using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Section <c>Teams</c>: who may talk to the bot and how long an answer may take.</summary>
internal sealed record TurnOptions
{
    public const string Section = "Teams";

    /// <summary>Entra tenant ids whose people may use the bot. There is no “everybody”: an empty list stops the start.</summary>
    public IList<string> TenantIds { get; init; } = [];

    /// <summary>
    /// Longest time until the person is answered: Teams gives up on a card or a search after 5 s. What takes longer goes on, and its result comes later.
    /// Default 3 s.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest time that work may go on after its answer. Default 10 minutes.</summary>
    public TimeSpan LongestWork { get; init; } = TimeSpan.FromMinutes(10);

    public bool Allows(string tenant) => tenant.Length > 0 && TenantIds.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class TurnOptionsRules : IValidateOptions<TurnOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);
    private static readonly TimeSpan LongestOfAll = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, TurnOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        if (options.TenantIds.All(string.IsNullOrWhiteSpace))
        {
            wrong.AddError("Teams:TenantIds is empty. List the Entra tenant ids of the companies that may use the bot.");
        }

        if (options.Deadline < Shortest || options.Deadline > Longest)
        {
            wrong.AddError("Teams:Deadline must lie between 0.1 and 14 seconds: Teams drops a call after 15. Write 00:00:03 for three seconds.");
        }

        if (options.LongestWork < options.Deadline || options.LongestWork > LongestOfAll)
        {
            wrong.AddError("Teams:LongestWork must lie between Teams:Deadline and one hour. Write 00:10:00 for ten minutes.");
        }

        return wrong.Build();
    }
}
