using Microsoft.Extensions.Options;
using TeamsEsnBot.CompanyDirectory;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Work.Snapshots;

namespace TeamsEsnBot.Work;

internal static class WorkExtensions
{
    /// <summary>What runs beside the turns. The follower comes first: it fills the index before anything asks it.</summary>
    public static WebApplicationBuilder AddWork(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IndexOptions>().BindConfiguration(IndexOptions.Section);
        builder.Services
            .AddSingleton<JournalTail>()
            .AddSingleton<Looks>()
            .AddSingleton(Snapshot)
            .AddSingleton<SnapshotRounds>()
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

    private static IndexSnapshot Snapshot(IServiceProvider services)
    {
        var (index, storage) = (services.GetRequiredService<IOptions<IndexOptions>>().Value, services.GetRequiredService<IOptions<StorageOptions>>().Value);
        var path = index.SnapshotPath switch
        {
            { Length: > 0 } set => set,
            _ when storage.TableEndpoint is not null || storage.ConnectionString is not null => IndexOptions.DefaultPath,
            _ when storage.Path is SqliteDatabase.InMemory => null,
            _ => (storage.Path ?? StorageOptions.DefaultPath) + IndexOptions.Ending,
        };

        return new IndexSnapshot(
            path is null ? null : Path.GetFullPath(Path.Combine(services.GetRequiredService<IHostEnvironment>().ContentRootPath, path)),
            services.GetRequiredService<Journal>().Writer,
            services.GetRequiredService<IExpertIndex>(),
            services.GetRequiredService<TimeProvider>());
    }
}
