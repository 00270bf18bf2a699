using System.Buffers.Binary;

namespace TeamsEsnBot.Work.Snapshots;

/// <summary>Reads <see cref="CheckedBlocks"/>; hands nothing on that was not checked.</summary>
internal sealed class BlockReader(Stream from) : Stream
{
    private readonly byte[] _head = new byte[CheckedBlocks.Head];
    private readonly byte[] _block = new byte[CheckedBlocks.Largest];
    private int _at;
    private int _end;
    private int _place;
    private bool _isOver;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>To be called when everything was read.</summary>
    /// <exception cref="InvalidDataException">There is more.</exception>
    public void Finish()
    {
        if (ReadByte() >= 0)
        {
            throw new InvalidDataException("It is longer than it says.");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_at == _end && !_isOver)
        {
            Next();
        }

        var read = Math.Min(buffer.Length, _end - _at);
        _block.AsSpan(_at, read).CopyTo(buffer);
        _at += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Next()
    {
        Whole(_head);
        var length = BinaryPrimitives.ReadInt32LittleEndian(_head);
        if (length is < 0 or > CheckedBlocks.Largest)
        {
            throw new InvalidDataException("A part of it is damaged.");
        }

        Whole(_block.AsSpan(0, length));
        CheckedBlocks.Check(_head, _block.AsSpan(0, length), _place++);
        (_at, _end, _isOver) = (0, length, length == 0);
        if (_isOver && from.ReadByte() >= 0)
        {
            throw new InvalidDataException("It is longer than it says.");
        }
    }

    private void Whole(Span<byte> bytes)
    {
        if (from.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw new InvalidDataException("It ends too early.");
        }
    }
}
