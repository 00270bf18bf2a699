using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using TeamsEsnBot.EndToEnd.Sending;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>One of the places that the bot runs at: a port, and the process that listens there at the moment.</summary>
internal sealed class Instance : IDisposable
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(15);

    private readonly string _folder;
    private readonly string[] _settings;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly int _port;
    private volatile BotProcess? _process;
    private volatile BotProcess? _listening;
    private long _started;

    public Instance(int number, string folder, string[] settings, IReadOnlyDictionary<string, string> environment, TokenIssuer issuer)
    {
        (Number, _folder, _environment, _port) = (number, folder, environment, FreePort());
        var address = $"http://127.0.0.1:{_port}";
        _settings = [.. settings, "--urls", address];
        Deliveries = new Deliveries(new Uri(address), issuer, SmallOffice.AppId);
    }

    public int Number { get; }

    public Deliveries Deliveries { get; }

    /// <summary>Whether the process listens.</summary>
    public bool IsUp => _process is { } process && _listening == process;

    /// <summary>What its processes wrote: warnings and worse.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <summary>How long the last process that came up took; null before the first.</summary>
    public TimeSpan? StartTook { get; private set; }

    /// <summary>Starts a process.</summary>
    /// <returns>Ends when it listens, or was killed before: then false.</returns>
    public Task<bool> StartAsync()
    {
        _started = TimeProvider.System.GetTimestamp();
        var process = BotProcess.Start(_folder, _settings, _environment, _said.Enqueue);
        _process = process;
        return AnswersAsync(process);
    }

    /// <summary>SIGKILL, whatever it does.</summary>
    public async Task KillAsync()
    {
        var process = _process!;
        _process = null;
        await process.KillAsync();
        process.Dispose();
    }

    public void Dispose()
    {
        Deliveries.Dispose();
        _process?.Dispose();
    }

    private async Task<bool> AnswersAsync(BotProcess process)
    {
        while (_process == process)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port);
                StartTook = TimeProvider.System.GetElapsedTime(_started);
                _listening = process;
                return _process == process;
            }
            catch (SocketException)
            {
                await Task.Delay(BetweenLooks);
                if (_process == process && process.HasEnded)
                {
                    throw new InvalidOperationException($"Instance {Number} ended by itself: {string.Join('\n', _said.TakeLast(30))}");
                }
            }
        }

        return false;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
