using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Section <c>Teams</c>: who may talk to the bot and how long an answer may take.</summary>
internal sealed record TurnOptions
{
    public const string Section = "Teams";

    /// <summary>Entra tenant ids whose people may use the bot. There is no “everybody”: an empty list stops the start.</summary>
    [MinLength(1, ErrorMessage = "Teams:TenantIds is empty. List the Entra tenant ids of the companies that may use the bot.")]
    public IList<string> TenantIds { get; init; } = [];

    /// <summary>Longest time for one answer. Teams gives up on a card or a search after 5 s. Default 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:00:14", ErrorMessage = "Teams:Deadline must lie between 0.1 and 14 seconds: Teams drops a call after 15.")]
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(4);

    public bool Allows(string tenant) => tenant.Length > 0 && TenantIds.Contains(tenant, StringComparer.OrdinalIgnoreCase);
}

[OptionsValidator]
internal sealed partial class TurnOptionsValidator : IValidateOptions<TurnOptions>;
