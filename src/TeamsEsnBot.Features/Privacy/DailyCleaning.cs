using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>Deletes once a day, in one of the instances, what was kept long enough, and finishes erasures that were stopped.</summary>
internal sealed class DailyCleaning(RetentionSweep sweep, Journal journal, IOptions<RetentionOptions> limits, TimeProvider time) : IJobHandler
{
    public const string Kind = "retention";

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancel)
    {
        await sweep.RunAsync(cancel);
        await journal.ForgetAsync(time.GetUtcNow() - limits.Value.Journal, cancel);
        return JobOutcome.Done;
    }
}
