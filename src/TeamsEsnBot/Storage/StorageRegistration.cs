using Azure.Data.Tables;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

internal static class StorageRegistration
{
    /// <summary>The store that the section <c>Storage</c> asks for, as <see cref="ITables"/>; settings and store are checked before the bot starts.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        return services
            .AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsRules>()
            .AddSingleton(Open)
            .AddKept(StorageClock.Table, StorageClock.Keep)
            .AddSingleton<StorageClock>()
            .AddHostedService<FileOwner>()
            .AddHostedService<StorageCheck>()
            .AddHostedService<ClockWatch>()
            .AddSingleton<SqliteInspection>()
            .AddHostedService(services => services.GetRequiredService<SqliteInspection>())
            .AddHealthChecks().AddCheck<SqliteInspection>("storage").Services;
    }

    private static ITables Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var time = services.GetRequiredService<TimeProvider>();
        var logger = services.GetRequiredService<ILogger<AzureTables>>();

        if (options.TableEndpoint is { } endpoint)
        {
            return new AzureTables(new TableServiceClient(endpoint, new DefaultAzureCredential(), AzureTables.Patience()), time, logger);
        }

        if (options.ConnectionString is { } connection)
        {
            return new AzureTables(Connect(connection), time, logger);
        }

        var folder = services.GetService<IHostEnvironment>()?.ContentRootPath ?? Environment.CurrentDirectory;
        return new SqliteTables(SqliteDatabase.Open(options.FileIn(folder) ?? SqliteDatabase.InMemory), time);
    }

    // The original and ours name different exceptions for the same broken text; neither message repeats the key.
    private static TableServiceClient Connect(string connection)
    {
        try
        {
            return new TableServiceClient(connection, AzureTables.Patience());
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException or InvalidOperationException)
        {
            throw new InvalidOperationException(
                $"Storage:ConnectionString cannot be read. {broken.Message} Copy it again from the account's access keys.", broken);
        }
    }
}
