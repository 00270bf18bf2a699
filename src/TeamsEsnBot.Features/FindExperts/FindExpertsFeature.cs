using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

internal static class FindExpertsFeature
{
    private const string Much = "[a|anything|something|everything|all|more] [lot|bit|most|more] [about|of|on]";

    // How a question sounds that could also be taken for “Tom knows about X”, “Tom can help with X” or “ask Tom about X”. With a question mark it is no such
    // statement, whoever is meant.
    private static readonly string[] Asked =
    [
        "[{before}] who|whoever|that|which|anyone|anybody|someone|somebody [{where}] know|knows " + Much + " {topic}",
        "[{before}] who|that|which|anyone|anybody|someone|somebody [here|else] can|could|might help [me|us|out] [out] [with|on|in] {topic}",
        "[{before}] who|that|which|anyone|anybody|someone|somebody is an|the|our|a [best] expert|specialist|person|contact on|in|for|at {topic}",
        "[{before}] know who|whom|whose {rest}",
        "[{before}] ask anyone|anybody|someone|somebody|people|experts about {topic}",
        "{somebody} know|knows " + Much + " {topic} ?",
        "{somebody} can help [me|us|out] [out] [with|on|in] {topic} ?",
        "{somebody} is an|the|our|a [best] expert|specialist|person|contact on|in|for|at {topic} ?",
        "ask {somebody} about {topic} ?",
    ];

    /// <summary>“Who knows about X?” in chats and channels, as a search from the compose box, and on any message.</summary>
    public static IServiceCollection AddFindExperts(this IServiceCollection services) => services
        .AddScoped<ExpertSearch>()
        .AddSingleton<Questions>()
        .AddTurn<WhoKnows, FindExperts>(listen => Listen(listen.OnlyReads())
            .WhenSaid("who knows [about|of]", _ => WhoKnows.About(""))
            .WhenNothingElseFits(said => WhoKnows.In(said.Text))
            .WhenPressed("experts.find", pressed => pressed["topic"] is { Length: > 0 } topic ? WhoKnows.About(topic) : WhoKnows.In(pressed["typed"])))
        .AddTurn<TypedSearch, SearchExperts>(listen => listen.OnlyReads()
            .WhenSearched("findExpert", searched => new TypedSearch(searched.Text, searched.Skip, searched.Take)))
        .AddTurn<WhoKnowsAboutMessage, FindExpertsForMessage>(listen => listen.OnlyReads()
            .WhenPicked("whoKnowsThis", picked => new WhoKnowsAboutMessage(picked.Message)))
        .AddTurn<NotRight, NotTheRightPerson>(listen => listen
            .WhenPressed("experts.wrong", pressed => new NotRight(Community.Topic.AllOf(pressed["topic"]), null))
            .WhenPressed("experts.skip", pressed => new NotRight(Community.Topic.AllOf(pressed["topic"]), pressed["person"])));

    private static Route<WhoKnows, FindExperts> Listen(Route<WhoKnows, FindExperts> listen)
    {
        foreach (var phrase in Asked)
        {
            listen.WhenSaid(phrase, (_, said) => WhoKnows.In(said.Text));
        }

        return listen;
    }
}
