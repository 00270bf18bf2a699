using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Operations;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>The whole bot as it is deployed, with an app id and so with every check of tokens; only how it gets its own token is replaced, because that needs Entra.</summary>
internal static class BotServer
{
    /// <param name="echoes">True when any words are to be answered with themselves, so that the door is measured without a feature behind it.</param>
    public static WebApplication Build(string[] settings, bool echoes)
    {
        var builder = BotHost.Builder(["--urls", "http://127.0.0.1:0", .. settings]);
        builder.Logging.ClearProviders();
        builder.Services.Replace(ServiceDescriptor.Singleton(new BotTokens(() => new TokenAtHand(), TimeProvider.System)));
        if (echoes)
        {
            builder.Services.RemoveAll<Route>();
            builder.Services.AddTurn<Said, Echo>(listen => listen.OnlyReads().WhenNothingElseFits(said => said));
        }

        var app = builder.Build();
        app.MapTeamsDoor();
        app.MapOperations();
        return app;
    }

    /// <summary>Says what it is told.</summary>
    private sealed class Echo : IAnswer<Said>
    {
        public Task<Reply> AnswerAsync(Said request, Turn turn, CancellationToken cancel) => Task.FromResult(Reply.Says(request.Text));
    }
}
