using System.Buffers;
using System.Net;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Connector;

/// <summary>
/// A body that is written once and given back when it is out: most of what a turn would allocate otherwise. Sent again, it is written again. An answer may come,
/// and everything be disposed, while the body is still on its way, so only the one who has sent it gives it back, and nobody does when that failed.
/// </summary>
internal sealed class JsonBody : HttpContent
{
    private readonly object _value;
    private IMemoryOwner<byte> _json;

    internal JsonBody(object value)
    {
        _value = value;
        _json = ProtocolJson.WriteRented(value);
        Headers.TryAddWithoutValidation("Content-Type", "application/json; charset=utf-8");
    }

    protected override bool TryComputeLength(out long length)
    {
        _json ??= ProtocolJson.WriteRented(_value);
        length = _json.Memory.Length;
        return true;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext context, CancellationToken cancellationToken)
    {
        var json = Interlocked.Exchange(ref _json, null) ?? ProtocolJson.WriteRented(_value);
        await stream.WriteAsync(json.Memory, cancellationToken).ConfigureAwait(false);
        json.Dispose();
    }
}
