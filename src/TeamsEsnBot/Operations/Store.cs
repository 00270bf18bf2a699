using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Operations;

/// <summary>The bot's store as commands use it.</summary>
internal static class Store
{
    /// <summary>The SQLite file that the settings name; null for a table account.</summary>
    public static string? FileOf(IServiceProvider services) => services.GetRequiredService<IOptions<StorageOptions>>().Value
        .FileIn(services.GetRequiredService<IHostEnvironment>().ContentRootPath);

    /// <summary>Tables that are there.</summary>
    /// <exception cref="InvalidOperationException">There is no such file; opening it would make an empty one.</exception>
    public static ITables OpenExisting(IServiceProvider services) => FileOf(services) is { } file && !File.Exists(file)
        ? throw new InvalidOperationException($"There is no database {file}. Set Storage:Path to the file that the bot uses.")
        : services.GetRequiredService<ITables>();

    public static IReadOnlyList<string> Tenants(IServiceProvider services) => [.. services.GetRequiredService<IOptions<TurnOptions>>().Value.TenantIds];

    /// <summary>The person, tenant by tenant, by everything they are known under.</summary>
    public static async Task<IReadOnlyList<(string Tenant, Whom Whom)>> FindAsync(IServiceProvider services, string addressOrId, CancellationToken cancel)
    {
        await services.GetRequiredService<People>().LoadAsync(cancel);
        var erasures = services.GetRequiredService<Erasures>();
        var found = new List<(string, Whom)>();
        foreach (var tenant in Tenants(services))
        {
            found.Add((tenant, await erasures.FindAsync(tenant, addressOrId, cancel)));
        }

        return found;
    }
}
