using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace TeamsEsnBot.Work.Snapshots;

/// <summary>
/// A stream in blocks, each with its length and a checksum (CRC-32C) that counts its place too, and an empty block as the end: what is read back is what was written, whole and in
/// order, or it is an <see cref="InvalidDataException"/>.
/// </summary>
internal static class CheckedBlocks
{
    public const int Largest = 1 << 18;

    public const int Head = 8;

    /// <summary>Writes the head of a block in front of its bytes.</summary>
    public static void Seal(Span<byte> block, int place)
    {
        BinaryPrimitives.WriteInt32LittleEndian(block, block.Length - Head);
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], Sum(block[Head..], place));
    }

    /// <exception cref="InvalidDataException">The head says otherwise.</exception>
    public static void Check(ReadOnlySpan<byte> head, ReadOnlySpan<byte> bytes, int place)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) != Sum(bytes, place))
        {
            throw new InvalidDataException("A part of it is damaged.");
        }
    }

    private static uint Sum(ReadOnlySpan<byte> bytes, int place)
    {
        var sum = BitOperations.Crc32C(BitOperations.Crc32C(uint.MaxValue, (uint)place), (uint)bytes.Length);
        foreach (var eight in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            sum = BitOperations.Crc32C(sum, eight);
        }

        foreach (var one in bytes[(bytes.Length & ~7)..])
        {
            sum = BitOperations.Crc32C(sum, one);
        }

        return sum;
    }
}

/// <summary>Writes <see cref="CheckedBlocks"/>. Only <see cref="Finish"/> makes it whole.</summary>
internal sealed class BlockWriter(Stream to) : Stream
{
    private readonly byte[] _block = new byte[CheckedBlocks.Head + CheckedBlocks.Largest];
    private int _used = CheckedBlocks.Head;
    private int _place;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public void Finish()
    {
        if (_used > CheckedBlocks.Head)
        {
            Send();
        }

        Send();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var fits = Math.Min(buffer.Length, _block.Length - _used);
            buffer[..fits].CopyTo(_block.AsSpan(_used));
            _used += fits;
            buffer = buffer[fits..];
            if (_used == _block.Length)
            {
                Send();
            }
        }
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void Send()
    {
        CheckedBlocks.Seal(_block.AsSpan(0, _used), _place++);
        to.Write(_block, 0, _used);
        _used = CheckedBlocks.Head;
    }
}

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
