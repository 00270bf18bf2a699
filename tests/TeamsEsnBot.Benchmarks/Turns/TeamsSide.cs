using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Graph;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>Everything around the bot, as cheap as it can be: the connector that takes replies, the keys of its tokens, and the company's Graph.</summary>
internal sealed class TeamsSide : IAsyncDisposable
{
    public const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";
    private const string KeyId = "K1";

    private readonly WebApplication _app;
    private readonly RSA _key = RSA.Create(2048);
    private int _replies;

    private TeamsSide(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public string ServiceUrl => $"{Address}/emea/{Company.TenantId}/";

    public static DemoCompany Company { get; } = DemoCompany.Load(Path.Combine(AppContext.BaseDirectory, "Company", "demo"));

    /// <summary>How many messages the connector took.</summary>
    public int Replies => _replies;

    public static async Task<TeamsSide> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<GraphFaults>();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var teams = new TeamsSide(app);
        app.MapPost("/emea/{tenant}/v3/{**path}", teams.TakeAsync);
        app.MapGet("/openid", () => Results.Json(new { jwks_uri = $"{teams.Address}/keys" }));
        app.MapGet("/keys", () => Results.Text(teams.Keys().ToJsonString(), "application/json"));
        app.MapLocalGraph(Company);
        await app.StartAsync();
        return teams;
    }

    /// <summary>The settings of a bot that trusts this side's tokens and knows its company.</summary>
    public string[] Settings(string database) =>
    [
        "--environment", "Development",
        "--MicrosoftAppId", AppId,
        "--MicrosoftAppPassword", "-",
        "--ToBotFromChannelOpenIdMetadataUrl", $"{Address}/openid",
        "--Graph:BaseAddress", $"{Address}/graph/v1.0",
        "--Storage:Path", database,
        "--Teams:TenantIds:0", Company.TenantId,
    ];

    /// <summary>A token as the Bot Connector issues it.</summary>
    public string Token()
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = "https://api.botframework.com",
            Audience = AppId,
            NotBefore = now.AddMinutes(-5),
            Expires = now.AddHours(1),
            Claims = new Dictionary<string, object> { ["serviceurl"] = ServiceUrl, ["jti"] = Guid.CreateVersion7().ToString() },
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private async Task TakeAsync(HttpContext http)
    {
        ReadResult body;
        do
        {
            body = await http.Request.BodyReader.ReadAsync();
            http.Request.BodyReader.AdvanceTo(body.Buffer.End);
        }
        while (!body.IsCompleted);
        Interlocked.Increment(ref _replies);
        http.Response.StatusCode = StatusCodes.Status201Created;
        http.Response.ContentType = "application/json; charset=utf-8";
        await http.Response.WriteAsync("""{"id":"1763800001234"}""");
    }

    private JsonObject Keys()
    {
        var open = _key.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = KeyId,
                ["n"] = Base64UrlEncoder.Encode(open.Modulus),
                ["e"] = Base64UrlEncoder.Encode(open.Exponent),
                ["endorsements"] = new JsonArray("msteams"),
            }),
        };
    }
}
