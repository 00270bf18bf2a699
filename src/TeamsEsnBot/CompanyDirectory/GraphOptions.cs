using Microsoft.Extensions.Options;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>Section <c>Graph</c>: where people come from.</summary>
internal sealed record GraphOptions
{
    public const string Section = "Graph";

    /// <summary>Address of Microsoft Graph. Another cloud has another one; a loopback address is called without a token.</summary>
    public Uri BaseAddress { get; init; } = new("https://graph.microsoft.com/v1.0");

    /// <summary>Time between two rounds through the directory. Default 6 hours.</summary>
    public TimeSpan SyncEvery { get; init; } = TimeSpan.FromHours(6);
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class GraphOptionsRules : IValidateOptions<GraphOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public ValidateOptionsResult Validate(string? name, GraphOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        if (!options.BaseAddress.IsAbsoluteUri)
        {
            wrong.AddError("Graph:BaseAddress is not an address. Set it to https://graph.microsoft.com/v1.0, or to your national cloud's address.");
        }

        if (options.SyncEvery < Shortest || options.SyncEvery > Longest)
        {
            wrong.AddError("Graph:SyncEvery must lie between 10 seconds and 7 days. Write 06:00:00 for six hours.");
        }

        return wrong.Build();
    }
}
