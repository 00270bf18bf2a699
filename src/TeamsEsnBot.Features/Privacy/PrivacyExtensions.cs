using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
            .AddKept(ErasureLedger.Table, ErasureLedger.Keep);
    }
}
