namespace TeamsEsnBot.Work;

internal static class WorkExtensions
{
    /// <summary>What runs beside the turns. The follower comes first: it fills the index before anything asks it.</summary>
    public static WebApplicationBuilder AddWork(this WebApplicationBuilder builder)
    {
        builder.Services
            .AddSingleton<IndexFollower>()
            .AddSingleton<OutboxDispatcher>()
            .AddSingleton<LongWork>()
            .AddHostedService(services => services.GetRequiredService<IndexFollower>())
            .AddHostedService(services => services.GetRequiredService<OutboxDispatcher>())
            .AddHostedService<DirectoryRounds>()
            .AddHostedService(services => services.GetRequiredService<LongWork>());
        return builder;
    }
}
