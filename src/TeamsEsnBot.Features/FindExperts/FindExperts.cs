using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>“Who knows about Kubernetes?” is answered with the people whose answers, thanks and profiles say so.</summary>
internal sealed partial class FindExperts(ExpertSearch search, Questions questions, TimeProvider time, ILogger<FindExperts> logger) : IAnswer<WhoKnows>
{
    private const int TopicsToTry = 4;

    public async Task<Reply> AnswerAsync(WhoKnows asked, Turn turn, CancellationToken cancel)
    {
        var (topics, asksForPeople) = asked.Typed is { } typed ? questions.Read(turn.Tenant, typed) : (asked.Topics, true);
        if (topics is [])
        {
            return Reply.Shows(FindExpertsCards.WhichTopic(search.Popular(turn.Tenant, TopicsToTry)));
        }

        var found = await search.FindAsync(turn.Tenant, turn.By, topics, cancel);
        Log.Found(logger, found.Experts.Count);

        return Reply.Shows(found.Experts switch
        {
            [] when !asksForPeople => FindExpertsCards.NotUnderstood(Topic.Of(asked.Typed) ?? topics[0]),
            [] => FindExpertsCards.NobodyYet(topics),
            _ => FindExpertsCards.Experts(found, time.GetUtcNow(), isGuess: !asksForPeople),
        });
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "{Count} people were shown")]
        public static partial void Found(ILogger logger, int count);
    }
}
