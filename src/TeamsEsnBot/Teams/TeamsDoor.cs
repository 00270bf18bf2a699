using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

internal static class TeamsDoor
{
    public const string Path = "/api/messages";

    // Teams sends far less; a larger body is refused before it is read.
    private const int LargestBody = 256 * 1024;

    public static WebApplicationBuilder AddTeamsDoor(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<AppOptions>().Bind(builder.Configuration).ValidateOnStart();
        builder.Services.AddOptions<DoorOptions>().BindConfiguration(DoorOptions.Section).ValidateOnStart();
        // The bot's token goes out with these calls: nobody may send it on to another address.
        // One client and its connections live as long as the process; the handler renews the connections, so it needs no end of its own.
        builder.Services.AddHttpClient(Options.DefaultName)
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                PooledConnectionLifetime = TimeSpan.FromMinutes(10),
                PlaintextStreamFilter = (made, _) => new(new WholeRequests(made.PlaintextStream)),
            })
            .AddHttpMessageHandler(services => new TokenRenewal(services.GetRequiredService<BotTokens>()));
        builder.Services
            .AddSingleton<IValidateOptions<AppOptions>, AppOptionsValidator>()
            .AddSingleton<IValidateOptions<DoorOptions>, DoorOptionsRules>()
            .AddSingleton(Tokens)
            .AddSingleton<BotCredentials>()
            .AddHostedService<CertificateWatch>()
            .AddSingleton<BotFrameworkAuthentication>(services => new ConfigurationBotFrameworkAuthentication(
                BotCloud.Describe(services.GetRequiredService<IConfiguration>()),
                services.GetRequiredService<BotCredentials>(),
                httpClientFactory: services.GetRequiredService<IHttpClientFactory>()))
            .AddSingleton(services => new CloudAdapter(
                services.GetRequiredService<BotFrameworkAuthentication>(), services.GetRequiredService<ILogger<CloudAdapter>>()))
            .AddSingleton<IBotFrameworkHttpAdapter>(services => services.GetRequiredService<CloudAdapter>())
            .AddSingleton<BotAdapter>(services => services.GetRequiredService<CloudAdapter>())
            .AddSingleton<ReplyAddresses>()
            .AddSingleton<BotIdentity>()
            .AddSingleton<LoopbackOnly>()
            .AddSingleton<TenantGate>()
            .AddSingleton<TurnReader>()
            .AddSingleton<ReplySender>()
            .AddSingleton<CardUpdates>()
            .AddSingleton<LateAnswers>()
            .AddJob<FinishTurn>(UnfinishedTurns.Kind, isRemembered: false)
            .AddSingleton<TeamsBot>()
            .AddSingleton<IDelivery, Delivery>()
            .AddSingleton<IRoster, Roster>();
        return builder;
    }

    public static void MapTeamsDoor(this WebApplication app)
    {
        var services = app.Services;
        app.MapMethods(Path, ["POST", "GET", "HEAD", "PUT", "DELETE", "OPTIONS"], (RequestDelegate)(http => ReceiveAsync(http, services)))
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(LargestBody));
    }

    private static BotTokens Tokens(IServiceProvider services)
    {
        var time = services.GetRequiredService<TimeProvider>();
        return new BotTokens(() => BotProof.Of(services.GetRequiredService<IOptions<AppOptions>>().Value, time.GetUtcNow()), time);
    }

    /// <param name="services">Those of the bot: everything at the door lives as long as it does, so no call needs services of its own.</param>
    private static async Task ReceiveAsync(HttpContext http, IServiceProvider services)
    {
        if (!services.GetRequiredService<LoopbackOnly>().Admits(http))
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            // Whoever hangs up, because it took too long for them, is answered all the same: a turn is not stopped half-way.
            await services.GetRequiredService<IBotFrameworkHttpAdapter>()
                .ProcessAsync(http.Request, http.Response, services.GetRequiredService<TeamsBot>(), CancellationToken.None);
        }
        catch (BadHttpRequestException unreadable) when (!http.Response.HasStarted)
        {
            // Too large, or broken off: the caller's doing, and no error of ours.
            http.Response.StatusCode = unreadable.StatusCode;
        }
        catch (ForeignTenantException) when (!http.Response.HasStarted)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }
}
