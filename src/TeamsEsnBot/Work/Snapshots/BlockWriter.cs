namespace TeamsEsnBot.Work.Snapshots;

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
