namespace TeamsEsnBot.Storage;

/// <summary>Keeps the note of when the bot last ran fresh, and says when the clock has gone wrong meanwhile.</summary>
internal sealed partial class ClockWatch(StorageClock clock, TimeProvider time, ILogger<ClockWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(5);

    /// <summary>One look.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        try
        {
            if (await clock.FindFaultAsync(cancel) is { } fault)
            {
                // Not noted: the next start shall ask which time is the right one.
                Log.Wrong(logger, fault);
                return;
            }

            await clock.NoteAsync(cancel);
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            Log.NotLooked(logger, failure);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(Between, time);
        try
        {
            while (await rounds.WaitForNextTickAsync(stoppingToken))
            {
                await LookAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6201, LogLevel.Error, "{Fault}")]
        public static partial void Wrong(ILogger logger, string fault);

        [LoggerMessage(6202, LogLevel.Warning, "The store could not be asked for its time; tried again in some minutes")]
        public static partial void NotLooked(ILogger logger, Exception failure);
    }
}
