using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Work;

/// <summary>One attempt at a job: the claim, the work while the claim is renewed, and what comes of it.</summary>
internal sealed partial class JobAttempt(
    Jobs jobs, IReadOnlyDictionary<string, JobKind> kinds, IServiceScopeFactory scopes, Outbox outbox, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan BetweenRenewals = Jobs.LengthOfAClaim / 3;

    // Work stops this long before somebody else may begin it: clocks differ a little, and stopping takes a moment.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    private readonly string _owner = Guid.CreateVersion7(time.GetUtcNow()).ToString("n");

    /// <summary>Takes a job, unless it ended so many processes that it is given up; null when there is nothing to do.</summary>
    public async Task<QueuedJob?> ClaimAsync(QueuedJob found, CancellationToken cancel)
    {
        if (await jobs.ClaimAsync(found, _owner, cancel) is not { } held)
        {
            return null;
        }

        if (held.Job.Stops < JobRules.MostStops)
        {
            return held;
        }

        await EndAsync(held, JobOutcome.Failed("The bot stopped each time while it was at work on this."), cancel);
        return null;
    }

    /// <summary>Does a job that was claimed. When the task ends, the table has what came of it, or could not be told: then the claim runs out.</summary>
    public async Task RunAsync(QueuedJob held, CancellationToken stop)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var done = new CancellationTokenSource();
        var renewing = RenewAsync(held, lost, done.Token);
        try
        {
            var outcome = await OutcomeAsync(held.Job, lost.Token);
            await done.CancelAsync();
            if (await renewing is not { } last)
            {
                Log.Lost(logger, held.Job.Kind, held.Job.Key);
            }
            else if (outcome is null)
            {
                await jobs.GiveBackAsync(last, CancellationToken.None);
            }
            else if (!await EndAsync(last, outcome, CancellationToken.None))
            {
                Log.Lost(logger, held.Job.Kind, held.Job.Key);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.NotNoted(logger, failure, held.Job.Kind, held.Job.Key);
        }
        finally
        {
            await done.CancelAsync();
        }
    }

    /// <summary>What the handler says; null when it was stopped.</summary>
    private async Task<JobOutcome?> OutcomeAsync(Job job, CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await HandlerOf(job, scope).RunAsync(job, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Log.Failed(logger, failure, job.Kind, job.Key, job.Attempts);

            // The message may hold what people wrote; it is in the log, not in the table.
            return JobOutcome.Failed(failure.GetType().Name);
        }
    }

    /// <returns>False when the job was not held any more.</returns>
    private async Task<bool> EndAsync(QueuedJob held, JobOutcome outcome, CancellationToken cancel)
    {
        var (job, now) = (held.Job, time.GetUtcNow());
        var recurs = kinds[job.Kind].Recurs;
        if (outcome.Result is JobResult.Later)
        {
            return await jobs.PutOffAsync(held with { Job = job with { Attempts = job.Attempts - 1 } }, now + outcome.Wait, job.Due, outcome.Reason, cancel);
        }

        if (outcome.Result is JobResult.Failed && JobRules.PauseAfter(job.Attempts, job.Stops, Random.Shared.NextDouble()) is { } pause)
        {
            return await jobs.PutOffAsync(held, now + pause, job.Due, outcome.Reason, cancel);
        }

        if (outcome.Result is JobResult.Failed)
        {
            Log.GivenUp(logger, job.Kind, job.Key, outcome.Reason);
        }

        // What recurs goes on: its next time may be better.
        if (recurs is not null)
        {
            var next = recurs.Next(job.Due, now);
            return await jobs.PutOffAsync(held, next, next, outcome.Reason, cancel);
        }

        return outcome.Result is JobResult.Failed
            ? await GiveUpAsync(held, outcome.Reason ?? "", cancel)
            : await jobs.FinishAsync(held, kinds[job.Kind].IsRemembered, cancel);
    }

    private async Task<bool> GiveUpAsync(QueuedJob held, string reason, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        if (HandlerOf(held.Job, scope).WhenGivenUp(held.Job) is { } tell)
        {
            await outbox.AddAsync(held.Job.Tenant, [tell], cancel);
        }

        return await jobs.GiveUpAsync(held, reason, cancel);
    }

    private IJobHandler HandlerOf(Job job, AsyncServiceScope scope) => (IJobHandler)scope.ServiceProvider.GetRequiredService(kinds[job.Kind].Handler);

    /// <summary>Renews the claim until the work is done.</summary>
    /// <returns>The claim as it is then; null when it was lost, and the work told to stop.</returns>
    private async Task<QueuedJob?> RenewAsync(QueuedJob held, CancellationTokenSource lost, CancellationToken done)
    {
        var claimed = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(BetweenRenewals, time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
            {
                return held;
            }

            var asked = time.GetTimestamp();
            try
            {
                if (await jobs.RenewAsync(held, _owner, CancellationToken.None) is not { } renewed)
                {
                    break;
                }

                (held, claimed) = (renewed, asked);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException && time.GetElapsedTime(claimed) + BetweenRenewals < Jobs.LengthOfAClaim - Margin)
            {
                Log.NotRenewed(logger, failure, held.Job.Kind, held.Job.Key);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                Log.NotRenewed(logger, failure, held.Job.Kind, held.Job.Key);
                break;
            }
        }

        await lost.CancelAsync();
        return null;
    }

    private static partial class Log
    {
        [LoggerMessage(5402, LogLevel.Error, "Job {Kind} {Key} failed in attempt {Attempt}")]
        public static partial void Failed(ILogger logger, Exception failure, string kind, string key, int attempt);

        [LoggerMessage(5403, LogLevel.Error, "Job {Kind} {Key} is given up: {Reason}")]
        public static partial void GivenUp(ILogger logger, string kind, string key, string? reason);

        [LoggerMessage(5404, LogLevel.Warning, "Job {Kind} {Key} was lost to somebody else while it was being done here")]
        public static partial void Lost(ILogger logger, string kind, string key);

        [LoggerMessage(5405, LogLevel.Error, "What came of job {Kind} {Key} could not be noted; it is done again when its claim has run out")]
        public static partial void NotNoted(ILogger logger, Exception failure, string kind, string key);

        [LoggerMessage(5406, LogLevel.Warning, "The claim of job {Kind} {Key} could not be renewed")]
        public static partial void NotRenewed(ILogger logger, Exception failure, string kind, string key);
    }
}
