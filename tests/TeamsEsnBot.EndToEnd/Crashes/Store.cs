using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.EndToEnd.Storage;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>Where the processes keep what they know; the test looks into it beside them.</summary>
/// <param name="Processes">How many bots use it at once.</param>
/// <param name="Settings">How a bot is told.</param>
internal sealed record Store(string Name, int Processes, string[] Settings, Func<ITables> Open)
{
    public static Store OnSqlite(TemporaryFolder folder)
    {
        var file = folder.File("bot.db");
        return new("SQLite", 1, ["--Storage:Path", file], () => new SqliteTables(SqliteDatabase.Open(file), TimeProvider.System));
    }

    public static async Task<Store> OnAzuriteAsync()
    {
        var connection = await OneAzurite.ConnectionStringAsync();
        var tables = new AzureTables(new TableServiceClient(connection, AzureTables.Patience()), TimeProvider.System, NullLogger<AzureTables>.Instance);
        return new("Azurite", 3, ["--Storage:ConnectionString", connection], () => tables);
    }

    public async Task<T> LookAsync<T>(Func<ITables, Task<T>> look)
    {
        var tables = Open();
        using (tables as IDisposable)
        {
            return await look(tables);
        }
    }

    public Task LookAsync(Func<ITables, Task> look) => LookAsync(async tables =>
    {
        await look(tables);
        return true;
    });
}
