using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TeamsEsnBot.Wire;

/// <summary>
/// The managed identity of a machine on a loopback port, as App Service offers it to its processes: a started bot of type UserAssignedMSI proves itself to the
/// connector with the tokens it gets here.
/// </summary>
public sealed class MachineIdentity : IAsyncDisposable
{
    private const string Secret = "known on this machine only";

    private readonly TimeProvider _time;
    private WebApplication _host = null!;
    private int _made;

    private MachineIdentity(TimeProvider time) => _time = time;

    /// <summary>What the environment of a process says about it (learn.microsoft.com, “managed identities for App Service”, REST endpoint).</summary>
    public IReadOnlyDictionary<string, string> Environment =>
        new Dictionary<string, string> { ["IDENTITY_ENDPOINT"] = $"{_host.Urls.Single()}/msi/token", ["IDENTITY_HEADER"] = Secret };

    /// <summary>How many tokens were given: machine-1, machine-2 and so on.</summary>
    public int Made => _made;

    /// <param name="time">The clock that tokens expire by; null for that of the machine.</param>
    public static async Task<MachineIdentity> StartAsync(TimeProvider? time = null)
    {
        var identity = new MachineIdentity(time ?? TimeProvider.System);
        identity._host = await Loopback.ListenAsync(identity.TakeAsync);
        return identity;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private Task TakeAsync(HttpContext http)
    {
        if (http.Request.Headers["X-IDENTITY-HEADER"] != Secret)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        var token = new JsonObject
        {
            ["access_token"] = $"machine-{Interlocked.Increment(ref _made)}",
            ["expires_on"] = (_time.GetUtcNow() + TimeSpan.FromHours(24)).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            ["resource"] = (string?)http.Request.Query["resource"],
            ["token_type"] = "Bearer",
            ["client_id"] = (string?)http.Request.Query["client_id"],
        };
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(token.ToJsonString());
    }
}
