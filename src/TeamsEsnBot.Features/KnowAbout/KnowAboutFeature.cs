using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.KnowAbout;

internal static class KnowAboutFeature
{
    /// <summary>People say what they know, take it back, and speak for colleagues, who decide.</summary>
    public static IServiceCollection AddKnowAbout(this IServiceCollection services) => services
        .AddSingleton<Suggestions>()
        .AddKept(Suggestions.Table, Suggestions.Keep)
        .AddTurn<IKnow, StateKnowledge>(listen => listen
            .WhenSaid("i know [a|something|everything|all] [lot|bit] about {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i know about", _ => new IKnow([]))
            .WhenSaid("i know [how] [to] {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i can help [you|people|others|colleagues] with {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i am an|a|the expert|specialist on|in|for {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i'm|im an|a|the expert|specialist on|in|for {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("[you|people|colleagues] [can|may] ask me about {topic}", said => new IKnow(Topic.AllOf(said["topic"])))
            .WhenPressed("knowledge.state", pressed => new IKnow(Topic.AllOf(pressed["topic"]))))
        .AddTurn<INoLongerKnow, WithdrawKnowledge>(listen => listen
            .WhenSaid("i no longer know [anything] [about] {topic}", said => new INoLongerKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i no longer know about", _ => new INoLongerKnow([]))
            .WhenSaid("i no longer do {topic}", said => new INoLongerKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("i don't|dont know [anything] [about] {topic} [any] more|anymore", said => new INoLongerKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("forget [that] i know [about] {topic}", said => new INoLongerKnow(Topic.AllOf(said["topic"])))
            .WhenSaid("don't|dont|stop ask|asking|show|showing me about|for {topic}", said => new INoLongerKnow(Topic.AllOf(said["topic"])))
            .WhenPressed("knowledge.withdraw", pressed => new INoLongerKnow(Topic.AllOf(pressed["topic"]))))
        .AddTurn<TheyKnow, SuggestKnowledge>(listen => listen
            .WhenSaid("{person} knows [a|everything|something|all] [lot|bit] [about] {topic}", TheyKnow.Said)
            .WhenSaid("{person} can help with {topic}", TheyKnow.Said)
            .WhenSaid("{person} is an|the|our|a expert|specialist on|in|for {topic}", TheyKnow.Said)
            .WhenSaid("ask {person} about {topic}", TheyKnow.Said)
            .WhenPressed("knowledge.suggest", pressed => new TheyKnow("", new PersonId(pressed["person"]), Topic.AllOf(pressed["topic"]))))
        .AddTurn<Decided, DecideSuggestion>(listen => listen
            .WhenPressed("knowledge.confirm", pressed => new Decided(pressed["suggestion"], Agrees: true))
            .WhenPressed("knowledge.decline", pressed => new Decided(pressed["suggestion"], Agrees: false)));
}
