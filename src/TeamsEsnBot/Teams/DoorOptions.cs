using System.Globalization;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>Section <c>Teams</c>, as far as the door itself is concerned.</summary>
internal sealed record DoorOptions
{
    public const string Section = "Teams";

    /// <summary>
    /// More hosts that the bot may answer to, by their exact names, such as that of a cloud of its own. The known hosts of Teams need not be named.
    /// </summary>
    public IList<string> ServiceHosts { get; init; } = [];
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class DoorOptionsRules : IValidateOptions<DoorOptions>
{
    public ValidateOptionsResult Validate(string? name, DoorOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        foreach (var (place, host) in options.ServiceHosts.Index())
        {
            if (!IsHost(host))
            {
                wrong.AddError(string.Create(
                    CultureInfo.InvariantCulture, $"Teams:ServiceHosts:{place} is '{host}'. Write the full name of one host alone, such as smba.contoso.example."));
            }
        }

        return wrong.Build();
    }

    private static bool IsHost(string? host) =>
        host is not null
        && host.Contains('.', StringComparison.Ordinal)
        && Uri.CheckHostName(host) == UriHostNameType.Dns
        && Uri.TryCreate($"https://{host}/", UriKind.Absolute, out var address)
        && address.Host.Equals(host, StringComparison.OrdinalIgnoreCase);
}
