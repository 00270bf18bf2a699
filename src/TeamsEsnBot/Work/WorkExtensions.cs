using Microsoft.Extensions.Options;
using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Work;

internal static class WorkExtensions
{
    /// <summary>What runs beside the turns. The follower comes first: it fills the index before anything asks it.</summary>
    public static WebApplicationBuilder AddWork(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<IndexFollower>()
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<JobWorker>()
            .AddSingleton<LongWork>()
            .AddHostedService(services => services.GetRequiredService<IndexFollower>())
            .AddHostedService(services => services.GetRequiredService<OutboxDispatcher>())
            .AddHostedService(services => services.GetRequiredService<JobWorker>())
            .AddHostedService(services => services.GetRequiredService<LongWork>())
            .AddJob<DirectoryRound>(DirectoryRound.Kind, services => Schedule.Every(services.GetRequiredService<IOptions<GraphOptions>>().Value.SyncEvery));
        return builder;
    }
}
