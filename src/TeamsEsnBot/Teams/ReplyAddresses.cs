using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Which addresses the bot answers to. An activity names the address of the reply itself, and the bot's token goes there, so only Microsoft's hosts
/// count (Agents-for-net, OutboundHostValidator), and those of <c>Teams:ServiceHosts</c>. In Development this machine counts too, and without an app id
/// nothing else.
/// </summary>
internal sealed class ReplyAddresses(IOptions<AppOptions> app, IOptions<DoorOptions> door, IHostEnvironment environment)
{
    // trafficmanager.net is rented to everybody: only this one host of it is Teams.
    private const string PublicCloud = "smba.trafficmanager.net";

    // The government's clouds are below the last two: smba.infra.gcc.teams.microsoft.com, smba.infra.gov.teams.microsoft.us, smba.infra.dod.teams.microsoft.us.
    private static readonly string[] Domains = [".botframework.com", ".teams.microsoft.com", ".teams.microsoft.us"];

    // Teams has few; a stranger who makes up more does not fill the memory.
    private const int MostJudged = 256;

    private readonly ConcurrentDictionary<string, bool> _judged = new(StringComparer.Ordinal);

    private readonly Lazy<FrozenSet<string>> _hosts = new(() =>
        door.Value.ServiceHosts.Select(host => new Uri($"https://{host}/").IdnHost).Append(PublicCloud).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>True without an app id: unsigned calls are taken, from this machine and for this machine.</summary>
    public bool IsUnsigned => app.Value.MicrosoftAppId.Length == 0;

    public bool IsAllowed(string? address)
    {
        if (address is null)
        {
            return false;
        }

        if (_judged.TryGetValue(address, out var isAllowed))
        {
            return isAllowed;
        }

        if (_judged.Count >= MostJudged)
        {
            _judged.Clear();
        }

        return _judged[address] = Judge(address);
    }

    private bool Judge(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var target) || target.UserInfo.Length > 0)
        {
            return false;
        }

        if (target.IsLoopback)
        {
            return environment.IsDevelopment() && target.Scheme is "http" or "https";
        }

        var host = target.IdnHost;
        return !IsUnsigned
            && target.Scheme == Uri.UriSchemeHttps
            && target.IsDefaultPort
            && (_hosts.Value.Contains(host) || Domains.Any(domain => host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)));
    }
}
