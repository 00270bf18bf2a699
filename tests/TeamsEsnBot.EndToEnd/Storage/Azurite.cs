using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>Microsoft's table emulator, one for the whole run: started at first use, on a free port, its rows in memory, ended with the run.</summary>
internal static class Azurite
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);
    private static readonly Lazy<Task<string>> Started = new(StartAsync);
    private static Process? _process;

    /// <summary>A connection string to the running emulator.</summary>
    public static Task<string> ConnectionStringAsync() => Started.Value;

    public static void End()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private static async Task<string> StartAsync()
    {
        var modules = await Node.ModulesAsync();
        var port = FreePort();
        _process = Node.Start(
            Path.Combine(modules, "azurite/dist/src/table/main.js"),
            "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--tableHost", "127.0.0.1", "--tablePort", $"{port}");
        var said = Task.WhenAll(_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
        await AnswersAsync(port, _process, said);

        // The account and key are published constants of every storage emulator.
        return $"AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:{port}/devstoreaccount1;"
            + "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    }

    private static async Task AnswersAsync(int port, Process process, Task<string[]> said)
    {
        using var patience = new CancellationTokenSource(LongestStart);

        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port, patience.Token);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), patience.Token);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException($"Azurite ended at its start: {string.Join('\n', await said)}");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Ends the emulator when all tests that may use it are through.</summary>
[SetUpFixture]
internal sealed class AzuriteEnds
{
    [OneTimeTearDown]
    public void EndAzurite() => Azurite.End();
}
