using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Saving;

/// <summary>Writes numbers, texts and bytes one after another; <see cref="PackedReader"/> reads them in the same order.</summary>
internal sealed class PackedWriter(Stream to)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);
    private int _used;

    public void Number(ulong number)
    {
        if (_buffer.Length - _used < Packed.Longest)
        {
            Flush();
        }

        _used += Packed.Write(_buffer.AsSpan(_used), number);
    }

    public void Number(int number) => Number(checked((ulong)number));

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        Write(bytes);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        const int Short = 1 << 10;
        var most = Utf.MostBytes(text.Length);
        Span<byte> room = stackalloc byte[Short];
        var bytes = most <= Short ? room : new byte[most];
        bytes = bytes[..Utf.Write(text, bytes, out var isWhole)];
        Number((bytes.Length << 1) | (isWhole ? 0 : 1));
        Write(bytes);
    }

    /// <summary>A text that may come many times: in full the first time, then only its number.</summary>
    public void Repeated(string text)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_repeated, text, out var isKnown);
        number = isKnown ? number : _repeated.Count - 1;
        Number(number);
        if (!isKnown)
        {
            Text(text);
        }
    }

    public void Flush()
    {
        to.Write(_buffer.AsSpan(0, _used));
        _used = 0;
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_buffer.Length - _used < bytes.Length)
        {
            Flush();
        }

        if (bytes.Length > _buffer.Length)
        {
            to.Write(bytes);
            return;
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }
}
