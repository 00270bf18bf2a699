using System.Net;

namespace TeamsEsnBot.Teams;

/// <summary>Lets unsigned calls through only from this machine, and not from a tunnel or proxy that ends on it.</summary>
internal sealed partial class LoopbackOnly(ReplyAddresses addresses, ILogger<LoopbackOnly> logger)
{
    public bool Admits(HttpContext http)
    {
        if (!addresses.IsUnsigned || IsFromHere(http))
        {
            return true;
        }

        Log.Refused(logger);
        return false;
    }

    private static bool IsFromHere(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } caller
        && IPAddress.IsLoopback(caller)
        && (http.Request.Host.Host is "localhost" || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)))
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Warning, "An unsigned call that did not come from this machine was refused. Set MicrosoftAppId to take calls from Teams.")]
        public static partial void Refused(ILogger logger);
    }
}
