using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Saving;

/// <summary>Reads what <see cref="PackedWriter"/> wrote. What cannot be is an <see cref="InvalidDataException"/>, and so is an early end.</summary>
internal sealed class PackedReader(Stream from)
{
    private readonly List<string> _repeated = [];
    private byte[] _buffer = new byte[1 << 16];
    private int _at;
    private int _end;

    public ulong LargeNumber()
    {
        if (_end - _at < Packed.Longest)
        {
            Fill(atLeast: 0);
        }

        var number = 0ul;
        for (var shift = 0; shift < 64 && _at < _end; shift += 7)
        {
            var next = _buffer[_at++];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return number;
            }
        }

        throw new InvalidDataException("A number has no end.");
    }

    public int Number() => LargeNumber() is <= int.MaxValue and var number ? (int)number : throw new InvalidDataException("A number is too large.");

    /// <summary>How many of something follow. Each takes a byte at least, so a number that the memory could not hold is not believed.</summary>
    public int Count(int most = 1 << 28) => Number() is var count && count <= most ? count : throw new InvalidDataException($"{count} is too many.");

    /// <summary>Good until the next call.</summary>
    public ReadOnlySpan<byte> Bytes() => Bytes(Count());

    public string Text() => Count() is var both ? Utf.Read(Bytes(both >> 1), isWhole: (both & 1) == 0) : "";

    /// <summary>Forgets the texts that <see cref="Repeated"/> counted: another writer begins.</summary>
    public void BeginTexts() => _repeated.Clear();

    public string Repeated()
    {
        var number = Number();
        if (number == _repeated.Count)
        {
            _repeated.Add(Text());
        }

        return number < _repeated.Count ? _repeated[number] : throw new InvalidDataException("A text is meant that never came.");
    }

    private ReadOnlySpan<byte> Bytes(int length)
    {
        if (_end - _at < length)
        {
            Fill(length);
        }

        var bytes = _buffer.AsSpan(_at, length);
        _at += length;
        return bytes;
    }

    private void Fill(int atLeast)
    {
        if (atLeast > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(atLeast, _buffer.Length * 2));
        }

        _buffer.AsSpan(_at, _end - _at).CopyTo(_buffer);
        (_at, _end) = (0, _end - _at);
        while (_end < _buffer.Length && from.Read(_buffer.AsSpan(_end)) is > 0 and var read)
        {
            _end += read;
        }

        if (_end < atLeast)
        {
            throw new InvalidDataException("It ends too early.");
        }
    }
}
