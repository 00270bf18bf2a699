using System.Buffers;
using System.Buffers.Text;

namespace TeamsEsnBot.Teams;

/// <summary>
/// A connection that sends every request in one piece. Left alone, the HTTP client hands over what fits its buffer of 4 KB, and then the rest: a card with
/// photos costs two packets, two TLS records and two wake-ups on either side. A request is held until it is as long as its head says.
/// </summary>
internal sealed class WholeRequests(Stream connection) : Stream
{
    // A message is at most about 100 KB; what is longer goes out as it comes.
    private const int MostHeld = 128 * 1024;

    private readonly ArrayBufferWriter<byte> _held = new();

    // Of the request under way: what is still to come, and whether it is held until then.
    private long _missing;
    private bool _holds;

    // Once a request does not say how long it is, nothing shows where the next one begins.
    private bool _isUnknown;

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var now = ToSend(buffer);
        return now.IsEmpty ? ValueTask.CompletedTask : connection.WriteAsync(now, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => connection.Write(ToSend(buffer.AsMemory(offset, count)).Span);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => connection.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        connection.ReadAsync(buffer, offset, count, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => connection.Read(buffer, offset, count);

    public override Task FlushAsync(CancellationToken cancellationToken) => connection.FlushAsync(cancellationToken);

    public override void Flush() => connection.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>What goes out now that this piece has come: the piece, the whole request, or nothing yet.</summary>
    private ReadOnlyMemory<byte> ToSend(ReadOnlyMemory<byte> piece)
    {
        if (_isUnknown || piece.IsEmpty)
        {
            return piece;
        }

        if (_missing == 0)
        {
            Begin(piece.Span);
        }
        else
        {
            _missing = Math.Max(0, _missing - piece.Length);
        }

        if (!_holds)
        {
            return piece;
        }

        _held.Write(piece.Span);
        if (_missing > 0)
        {
            return default;
        }

        _holds = false;
        return _held.WrittenMemory;
    }

    /// <param name="piece">The client never breaks a head in two: the first piece has all of it.</param>
    private void Begin(ReadOnlySpan<byte> piece)
    {
        _held.ResetWrittenCount();
        var end = piece.IndexOf("\r\n\r\n"u8);
        var head = end < 0 ? default : piece[..end];
        _isUnknown = end < 0 || head.IndexOf("\r\nTransfer-Encoding:"u8) >= 0;
        _missing = _isUnknown ? 0 : Math.Max(0, end + 4 + ContentLength(head) - piece.Length);

        // Who waits to be told to continue would wait for ever.
        _holds = _missing > 0 && piece.Length + _missing <= MostHeld && head.IndexOf("\r\nExpect:"u8) < 0;
    }

    private static long ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out long length, out _) ? length : 0;
    }
}
