using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TeamsEsnBot.Wire;

/// <summary>Microsoft's table emulator in a process of its own: on a free port, its rows in memory, ended with the object.</summary>
public sealed class Azurite : IAsyncDisposable
{
    /// <summary>The account that every emulator has.</summary>
    public const string Account = "devstoreaccount1";

    /// <summary>Its key: a published constant, no secret.</summary>
    public const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Azurite(Process process, int port)
    {
        _process = process;
        Endpoint = new Uri($"http://127.0.0.1:{port}/{Account}");
    }

    public Uri Endpoint { get; }

    public string ConnectionString => $"AccountName={Account};TableEndpoint={Endpoint};AccountKey={Key}";

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="MissingProgramException">Node.js or npm is missing.</exception>
    public static async Task<Azurite> StartAsync()
    {
        var modules = await Node.ModulesAsync();
        var port = FreePort();
        var process = Node.Start(
            Path.Combine(modules, "azurite/dist/src/table/main.js"),
            "--inMemoryPersistence", "--silent", "--disableTelemetry", "--skipApiVersionCheck", "--tableHost", "127.0.0.1", "--tablePort", $"{port}");
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await AnswersAsync(port, process, said);
        return new Azurite(process, port);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
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
