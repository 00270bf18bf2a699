using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

internal static class AskEveryoneFeature
{
    /// <summary>When nobody is known: ask a whole channel. Whoever raises a hand helps now and is found next time.</summary>
    public static IServiceCollection AddAskEveryone(this IServiceCollection services) => services
        .AddSingleton<Calls>()
        .AddKept(Calls.Table, Calls.Keep)
        .AddSingleton<OpenChannels>()
        .AddTurn<OfferCall, OfferACall>(listen => listen.OnlyReads()
            .WhenSaid("ask everyone|everybody|all [about] {topic}", said => new OfferCall(said["topic"]))
            .WhenPressed("call.offer", pressed => new OfferCall(pressed["topic"])))
        .AddTurn<PostCall, PostACall>(listen => listen
            .WhenPressed("call.post", pressed => new PostCall(pressed["topic"], pressed["details"], pressed["where"])))
        .AddTurn<RaiseHand, RaiseAHand>(listen => listen
            .WhenPressed("call.raise", pressed => new RaiseHand(pressed["call"])));
}
