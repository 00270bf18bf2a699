using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

internal static class PrivacyExtensions
{
    /// <summary>How long things are kept, and how a person's are erased.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<RetentionOptions>, RetentionOptionsRules>()
            .AddSingleton<ErasureLedger>()
            .AddSingleton<Erasures>()
            .AddSingleton<RetentionSweep>()
            .AddKept(ErasureLedger.Table, ErasureLedger.Keep)
            .AddJob<DailyCleaning>(DailyCleaning.Kind, Daily, isOfAll: true);
    }

    private static Schedule Daily(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<RetentionOptions>>().Value;
        return Schedule.At(options.At, Schedule.ZoneOf(options.Zone, $"{RetentionOptions.Section}:{nameof(options.Zone)}"));
    }
}
