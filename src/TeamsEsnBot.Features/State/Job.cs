using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Features.State;

/// <summary>Work to be done once, at a moment or later.</summary>
/// <param name="Tenant">Whose work it is, or <see cref="Jobs.OfAll"/>.</param>
/// <param name="Kind">Names its handler.</param>
/// <param name="Key">With the kind, names the job in the tenant: asked for twice it is one job.</param>
/// <param name="Due">Not before this moment. Kept when an attempt is put off, so that work which recurs keeps its rhythm.</param>
/// <param name="Payload">What the handler needs to know; see <see cref="LongText"/> for how much fits.</param>
/// <param name="Attempts">How often it was begun, this time included and those left out that ended with their process.</param>
/// <param name="Stops">How often in a row it was begun by a process that ended before the work did.</param>
/// <param name="Person">Whose words the payload holds, if it holds any: it goes when they are erased.</param>
internal sealed record Job(string Tenant, string Kind, string Key, DateTimeOffset Due, string Payload = "", int Attempts = 0, int Stops = 0, string? Person = null)
{
    /// <summary>The same for every attempt, another for every time it recurs: what the handler does under this key is done once.</summary>
    public string Occurrence => TableKey.Join(Kind, Key, TableKey.OldestFirst(Due));
}

/// <summary>A job as its row is now: waiting, or claimed by somebody who may still be at work.</summary>
/// <param name="Place">Its row in the queue.</param>
/// <param name="Version">Whoever changes the row first at this version has the job.</param>
/// <param name="Until">When the claim ends; null when nobody has it.</param>
internal sealed record QueuedJob(Job Job, string Place, string Version, DateTimeOffset? Until)
{
    public bool IsFree(DateTimeOffset now) => !(Until > now);
}

/// <summary>A job that was given up, and why.</summary>
internal sealed record PoisonedJob(Job Job, string Reason, DateTimeOffset At);

/// <summary>Does one kind of job. It may be begun again after a crash, so it uses <see cref="Job.Occurrence"/>, or keys of its own, for all that it makes.</summary>
internal interface IJobHandler
{
    /// <param name="cancel">Asked for when the bot stops, or when the job cannot be held any longer: somebody else may do it then.</param>
    Task<JobOutcome> RunAsync(Job job, CancellationToken cancel);

    /// <summary>Whom to tell that it was given up; null for nobody.</summary>
    Tell? WhenGivenUp(Job job) => null;
}

internal enum JobResult
{
    Done,

    /// <summary>Not yet, and that is no failure.</summary>
    Later,

    /// <summary>Tried again a number of times, then given up. An exception is the same.</summary>
    Failed,
}

/// <summary>What came of an attempt.</summary>
/// <param name="Wait">How much later.</param>
/// <param name="Reason">In words, for whoever looks after the bot.</param>
internal sealed record JobOutcome(JobResult Result, TimeSpan Wait = default, string? Reason = null)
{
    public static readonly JobOutcome Done = new(JobResult.Done);

    public static JobOutcome Later(TimeSpan wait, string reason) => new(JobResult.Later, wait, reason);

    public static JobOutcome Failed(string reason) => new(JobResult.Failed, Reason: reason);
}

/// <summary>A kind of job, who does it, and when it recurs by itself.</summary>
/// <param name="Name">Also the first part of each job's row key.</param>
/// <param name="Recurs">Null for work that is asked for.</param>
/// <param name="IsOfAll">True for work that recurs once for all tenants together, and not once for each.</param>
/// <param name="IsRemembered">False when a job that is done may be asked for again under the same key.</param>
internal sealed record JobKind(string Name, Type Handler, Schedule? Recurs = null, bool IsOfAll = false, bool IsRemembered = true)
{
    /// <summary>The key of the one job of a kind that recurs.</summary>
    public const string Series = "series";
}

internal static class JobExtensions
{
    /// <summary>Registers who does a kind of job that is asked for.</summary>
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services, string kind, bool isRemembered = true)
        where THandler : class, IJobHandler => services.AddScoped<THandler>().AddSingleton(new JobKind(kind, typeof(THandler), IsRemembered: isRemembered));

    /// <summary>Registers work that recurs by itself, once for each tenant or for all together, whichever instance does it.</summary>
    public static IServiceCollection AddJob<THandler>(this IServiceCollection services, string kind, Func<IServiceProvider, Schedule> recurs, bool isOfAll = false)
        where THandler : class, IJobHandler => services
            .AddScoped<THandler>()
            .AddSingleton(provider => new JobKind(kind, typeof(THandler), recurs(provider), isOfAll));
}
