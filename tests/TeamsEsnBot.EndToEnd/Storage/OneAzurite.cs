using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>One table emulator for the whole run, started at first use; the tests differ by the names of their tables.</summary>
internal static class OneAzurite
{
    private static readonly Lazy<Task<Azurite>> Started = new(Azurite.StartAsync);

    /// <summary>A connection string to the running emulator. Skips the test, or fails it when <c>CI=true</c>, where Node.js is missing.</summary>
    public static async Task<string> ConnectionStringAsync() => (await Programs.OrSkipAsync(Started.Value)).ConnectionString;

    public static async Task EndAsync()
    {
        if (Started is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await Started.Value).DisposeAsync();
        }
    }
}
