using System.Collections.Concurrent;

namespace TeamsEsnBot.Work;

/// <summary>Work that goes on after its caller was answered. When the bot stops, it is waited for, as long as the host allows.</summary>
internal sealed partial class LongWork(ILogger<LongWork> logger) : IHostedService
{
    private readonly ConcurrentDictionary<Task, bool> _going = new();

    /// <summary>How much is going on.</summary>
    public int Count => _going.Count;

    /// <summary>Lets the work go on. Its own errors are its own to handle; one that gets through is logged.</summary>
    public void Track(Task work)
    {
        _going[work] = true;
        work.ContinueWith(
            ended =>
            {
                _going.TryRemove(ended, out _);
                if (ended.Exception is { } failure)
                {
                    Log.Failed(logger, failure.GetBaseException());
                }
            },
            TaskScheduler.Default);
    }

    /// <summary>Waits until nothing goes on.</summary>
    public Task SettleAsync() => Task.WhenAll(_going.Keys).ContinueWith(_ => { }, TaskScheduler.Default);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken) =>
        await SettleAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static partial class Log
    {
        [LoggerMessage(5301, LogLevel.Error, "Work that went on after its answer failed")]
        public static partial void Failed(ILogger logger, Exception failure);
    }
}
