using Microsoft.Extensions.Diagnostics.HealthChecks;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Reads the whole file once after each start and looks for damage that nobody has met yet. The start does not wait for it: reading a large file takes long,
/// and the bot can answer from what is whole. What it finds is logged and makes the bot unhealthy until it is started with a whole file.
/// </summary>
internal sealed partial class SqliteInspection(ITables tables, TimeProvider time, ILogger<SqliteInspection> logger) : BackgroundService, IHealthCheck
{
    private volatile string? _damage;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_damage is { } sentence ? HealthCheckResult.Unhealthy(sentence) : HealthCheckResult.Healthy());

    // On a thread of its own: it reads from the disk for seconds.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => tables is SqliteTables file
        ? Task.Factory.StartNew(() => Inspect(file, stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
        : Task.CompletedTask;

    private void Inspect(SqliteTables file, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        try
        {
            _damage = file.FindDamage(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }

        if (_damage is { } sentence)
        {
            Log.Damaged(logger, sentence);
        }
        else
        {
            Log.Whole(logger, time.GetElapsedTime(began).TotalMilliseconds);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6301, LogLevel.Critical, "{Sentence}")]
        public static partial void Damaged(ILogger logger, string sentence);

        [LoggerMessage(6302, LogLevel.Information, "The file of the store is whole; looking took {Milliseconds:0} ms")]
        public static partial void Whole(ILogger logger, double milliseconds);
    }
}
