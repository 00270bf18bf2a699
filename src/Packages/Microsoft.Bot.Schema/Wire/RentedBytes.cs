using System.Buffers;

namespace Microsoft.Bot.Schema;

/// <summary>A copy of some bytes in rented memory, exactly as long as they are.</summary>
internal sealed class RentedBytes : IMemoryOwner<byte>
{
    private readonly int _length;
    private byte[] _bytes;

    internal RentedBytes(ReadOnlySpan<byte> bytes)
    {
        _length = bytes.Length;
        _bytes = ArrayPool<byte>.Shared.Rent(_length);
        bytes.CopyTo(_bytes);
    }

    public Memory<byte> Memory => _bytes.AsMemory(0, _length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _bytes, null) is { } bytes)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
