using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Which addresses the bot answers to. An activity names the address of the reply itself, and the bot's token goes there, so only Microsoft's hosts
/// count (Agents-for-net, OutboundHostValidator), and without an app id only this machine.
/// </summary>
internal sealed class ReplyAddresses(IOptions<AppOptions> app, IHostEnvironment environment)
{
    // trafficmanager.net is rented to everybody: only this one host of it is Teams.
    private static readonly string[] Hosts = ["smba.trafficmanager.net"];
    private static readonly string[] Domains = [".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    /// <summary>True without an app id: unsigned calls are taken, from this machine and for this machine.</summary>
    public bool IsUnsigned => app.Value.MicrosoftAppId.Length == 0;

    public bool IsAllowed(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.UserInfo.Length > 0)
        {
            return false;
        }

        if (IsUnsigned || (environment.IsDevelopment() && target.IsLoopback))
        {
            return target is { IsLoopback: true, Scheme: "http" or "https" };
        }

        var host = target.IdnHost;
        return target.Scheme == Uri.UriSchemeHttps
            && target.IsDefaultPort
            && (Hosts.Contains(host, StringComparer.OrdinalIgnoreCase) || Domains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)));
    }
}
