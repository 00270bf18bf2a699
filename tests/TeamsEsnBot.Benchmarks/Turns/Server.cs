using System.Diagnostics;
using System.Globalization;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>A process of its own that serves one kind of turn. It says on its output where it listens, and what it has spent whenever it is asked on its input.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;

    private Server(Process process, Uri endpoint) => (_process, Endpoint) = (process, endpoint);

    /// <summary>The messaging endpoint.</summary>
    public Uri Endpoint { get; }

    public static async Task<Server> StartAsync(string kind, params IEnumerable<string> settings)
    {
        var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["serve", kind, .. settings])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // Nobody's machine settings: what a web application has by default.
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Development" },
        })!;
        var address = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server of {kind} turns did not start.");
        return new Server(process, new Uri(new Uri(address), "/api/messages"));
    }

    /// <summary>What the process has spent since it started.</summary>
    public async Task<Spent> SpentAsync()
    {
        await _process.StandardInput.WriteLineAsync("spent");
        var answer = (await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A server ended in the middle of the run.")).Split(' ');
        return new Spent(
            TimeSpan.FromTicks(long.Parse(answer[0], CultureInfo.InvariantCulture)),
            long.Parse(answer[1], CultureInfo.InvariantCulture),
            TimeSpan.FromTicks(long.Parse(answer[2], CultureInfo.InvariantCulture)),
            long.Parse(answer[3], CultureInfo.InvariantCulture));
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
