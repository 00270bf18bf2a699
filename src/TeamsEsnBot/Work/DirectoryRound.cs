using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Work;

/// <summary>Goes through the directory once every few hours, in one of the instances. When the directory does not answer, what is known stays in use and the job is tried again.</summary>
internal sealed class DirectoryRound(PeopleSync sync) : IJobHandler
{
    public const string Kind = "directory";

    public async Task<JobOutcome> RunAsync(Job job, CancellationToken cancel)
    {
        await sync.RunAsync(job.Tenant, cancel);
        return JobOutcome.Done;
    }
}
