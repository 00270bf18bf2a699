using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

internal static class FindExpertsFeature
{
    /// <summary>“Who knows about X?” in chats and channels, as a search from the compose box, and on any message.</summary>
    public static IServiceCollection AddFindExperts(this IServiceCollection services) => services
        .AddScoped<ExpertSearch>()
        .AddTurn<WhoKnows, FindExperts>(listen => listen.OnlyReads()
            .WhenSaid("who knows [anything|something|a|all|more] [lot|most|more] [about|of|on] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who knows", _ => WhoKnows.About(""))
            .WhenSaid("who knows about|of", _ => WhoKnows.About(""))
            .WhenSaid("{topic} who knows [about] [it|this|that]", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who is [the|our|an|a] [best] [expert|person|specialist|contact] on|for|in|at {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who's [the|our|an|a] [best] [expert|person|specialist|contact] on|for|in|at {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who can|could|might help [me|us|out] [out] [with|on|in] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who can|could|might explain|answer|teach [me|us] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who should|can|could|do i|we ask|contact|talk [to] [about|for|on] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who to ask|contact [about|for|on] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who works|worked on|with {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who has|have [experience|worked|knowledge] [with|in|of|on] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("who understands {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("[does|do|is] [there] anyone|anybody|someone|somebody [here] [who] know|knows|understands [anything|something] [about|of|on] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("[is|can] [there] anyone|anybody|someone|somebody [here] [who|that] [can] help [me|us] [with] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("expert|experts|specialist|specialists on|for|in|about|with {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("find|get|show [me] [an|a|the] expert|experts|specialist|people|someone [on|for|in|about|who] [know|knows] [about] {topic}", said => WhoKnows.About(said["topic"]))
            .WhenSaid("find [me] {topic} expert|experts", said => WhoKnows.About(said["topic"]))
            .WhenSaid("{topic} expert|experts|specialist", said => WhoKnows.About(said["topic"]))
            .WhenNothingElseFits(said => new WhoKnows(Community.Topic.Of(said.Text) is { } topic ? [topic] : [], IsGuess: true))
            .WhenPressed("experts.find", pressed => WhoKnows.About(pressed["topic"] is { Length: > 0 } topic ? topic : pressed["typed"])))
        .AddTurn<TypedSearch, SearchExperts>(listen => listen.OnlyReads()
            .WhenSearched("findExpert", searched => new TypedSearch(searched.Text, searched.Skip, searched.Take)))
        .AddTurn<WhoKnowsAboutMessage, FindExpertsForMessage>(listen => listen.OnlyReads()
            .WhenPicked("whoKnowsThis", picked => new WhoKnowsAboutMessage(picked.Message)))
        .AddTurn<NotRight, NotTheRightPerson>(listen => listen
            .WhenPressed("experts.wrong", pressed => new NotRight(Community.Topic.AllOf(pressed["topic"]), null))
            .WhenPressed("experts.skip", pressed => new NotRight(Community.Topic.AllOf(pressed["topic"]), pressed["person"])));
}
