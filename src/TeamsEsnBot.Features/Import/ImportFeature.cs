using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Privacy;

namespace TeamsEsnBot.Features.Import;

internal static class ImportFeature
{
    /// <summary>A company's history becomes evidence.</summary>
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<HistoryImport>()
        .AddKept(HistoryImport.Table, HistoryImport.Keep);
}
