using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Community;

internal static class CommunityExtensions
{
    /// <summary>What all features stand on: the way of a turn, people, evidence, the engine.</summary>
    public static IServiceCollection AddCommunity(this IServiceCollection services)
    {
        services.AddOptions<TurnOptions>().BindConfiguration(TurnOptions.Section).ValidateOnStart();
        services.AddOptions<CommunityOptions>().BindConfiguration(CommunityOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<TurnOptions>, TurnOptionsRules>()
            .AddSingleton<IValidateOptions<CommunityOptions>, CommunityOptionsRules>()
            .AddSingleton<TurnRouter>()
            .AddSingleton<TurnPipeline>()
            .AddSingleton<Conversations>()
            .AddSingleton<Outbox>()
            .AddSingleton<SendingLimits>()
            .AddSingleton<Inbox>()
            .AddSingleton<Jobs>()
            .AddSingleton<UnfinishedTurns>()
            .AddSingleton<Journal>()
            .AddSingleton<IExpertIndex, ExpertIndex>()
            .AddSingleton<EvidenceStore>()
            .AddSingleton<People>()
            .AddSingleton<Champions>()
            .AddSingleton<Preferences>()
            .AddSingleton<PeopleSync>()
            .AddFollower<People>()
            .AddFollower<Preferences>()
            .AddFollower<EvidenceStore>()
            .AddKept(Conversations.Table, Conversations.Keep)
            .AddKept(Outbox.Table, Outbox.Keep)
            .AddKept(Inbox.Table, Inbox.Keep)
            .AddKept(Jobs.Table, Jobs.Keep)
            .AddKept(Journal.Table, Journal.Keep)
            .AddKept(EvidenceStore.Table, EvidenceStore.Keep)
            .AddKept(People.Table, People.Keep)
            .AddKept(Preferences.Table, Preferences.Keep)
            .AddPrivacy();
    }

    /// <summary>What holds a table in memory is kept up with what other instances write there.</summary>
    internal static IServiceCollection AddFollower<TFollow>(this IServiceCollection services)
        where TFollow : class, IFollow => services.AddSingleton<IFollow>(all => all.GetRequiredService<TFollow>());
}
