using System.Collections.Concurrent;
using System.Threading.Channels;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>Hands every event to every open page.</summary>
internal sealed class Listeners
{
    private readonly ConcurrentDictionary<Channel<RoomEvent>, byte> _open = new();

    public void Tell(RoomEvent happened)
    {
        foreach (var listener in _open.Keys)
        {
            listener.Writer.TryWrite(happened);
        }
    }

    /// <summary>Starts to listen now, before the first event is awaited, so that nothing in between is lost. Dispose to stop.</summary>
    public Listener Listen()
    {
        var channel = Channel.CreateUnbounded<RoomEvent>(new UnboundedChannelOptions { SingleReader = true });
        _open.TryAdd(channel, 0);
        return new Listener(channel.Reader, () => _open.TryRemove(channel, out _));
    }
}

internal sealed class Listener(ChannelReader<RoomEvent> events, Action stop) : IDisposable
{
    public IAsyncEnumerable<RoomEvent> Events(CancellationToken cancel) => events.ReadAllAsync(cancel);

    public void Dispose() => stop();
}
