using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>Section <c>Graph</c>: where people come from.</summary>
internal sealed record GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Address of Microsoft Graph. Another cloud has another one; a loopback address is called without a token.</summary>
    [Required(ErrorMessage = "Graph:BaseAddress is empty. Set it to https://graph.microsoft.com/v1.0, or to your national cloud's address.")]
    public Uri BaseAddress { get; init; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Time between two rounds through the directory. Default 6 hours.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00", ErrorMessage = "Graph:SyncEvery must lie between 10 seconds and 7 days.")]
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromHours(6);
}

[OptionsValidator]
internal sealed partial class GraphOptionsValidator : IValidateOptions<GraphOptions>;
