using Microsoft.Extensions.Options;
using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Work;

/// <summary>Goes through the directory at start and then every few hours. When the directory does not answer, what is known stays in use.</summary>
internal sealed partial class DirectoryRounds(
    PeopleSync sync,
    IOptions<TurnOptions> turns,
    IOptions<GraphOptions> graph,
    TimeProvider time,
    ILogger<DirectoryRounds> logger) : BackgroundService
{
    private static readonly TimeSpan AfterAFailure = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = graph.Value.SyncEvery;
            try
            {
                foreach (var tenant in turns.Value.TenantIds)
                {
                    await sync.RunAsync(tenant, stoppingToken);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                pause = AfterAFailure;
                Log.Failed(logger, failure, AfterAFailure);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5201, LogLevel.Error, "The directory could not be read; tried again in {Pause}. Check Graph:BaseAddress and the permission User.Read.All")]
        public static partial void Failed(ILogger logger, Exception failure, TimeSpan pause);
    }
}
