using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>“Who knows about Kubernetes?” is answered with the people whose answers, thanks and profiles say so.</summary>
internal sealed partial class FindExperts(ExpertSearch search, TimeProvider time, ILogger<FindExperts> logger) : IAnswer<WhoKnows>
{
    private const int TopicsToTry = 4;

    public async Task<Reply> AnswerAsync(WhoKnows asked, Turn turn, CancellationToken cancel)
    {
        if (asked.Topics is [])
        {
            return Reply.Shows(FindExpertsCards.WhichTopic(search.Popular(turn.Tenant, TopicsToTry)));
        }

        var found = await search.FindAsync(turn.Tenant, turn.By, asked.Topics, cancel);
        Log.Found(logger, found.Experts.Count);

        return Reply.Shows(found.Experts switch
        {
            [] when asked.IsGuess => FindExpertsCards.NotUnderstood(asked.Topics[0]),
            [] => FindExpertsCards.NobodyYet(asked.Topics),
            _ => FindExpertsCards.Experts(found, time.GetUtcNow(), asked.IsGuess),
        });
    }

    private static partial class Log
    {
        [LoggerMessage(2001, LogLevel.Information, "{Count} people were shown")]
        public static partial void Found(ILogger logger, int count);
    }
}
