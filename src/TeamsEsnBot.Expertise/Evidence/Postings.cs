using TeamsEsnBot.Expertise.Saving;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// The pieces that use a word, by slot in rising order, each with its weighted uses (see <see cref="Uses"/>). Packed: of each the distance to the slot before and the uses in
/// one number of one to five bytes, because a company has sixty million of them. Only ever added to, at the end; so a reader needs no lock.
/// </summary>
internal struct Postings
{
    /// <summary>Most bytes that a piece needs.</summary>
    public const int LongestPiece = 2 * Packed.Longest;

    // The lowest two bits of a number stand for the uses that nearly every piece has; the fourth says that another number with the uses follows.
    private static readonly byte[] Frequent = [Uses.InText, Uses.InTitle, Uses.InAnswer];
    private const int OtherUses = 3;
    private const int UsesBits = 2;

    private byte[]? _bytes;

    // One piece alone, as most words have, needs no bytes: negative, ~(slot << 32 | uses). With more: last slot << 32 | bytes used. It is written last, and at once.
    private long _state;

    public void Add(int slot, int uses)
    {
        if (_state == 0)
        {
            Volatile.Write(ref _state, ~Both(slot, uses));
            return;
        }

        var (last, used) = Halves(_state < 0 ? ~_state : _state);
        Span<byte> room = stackalloc byte[2 * LongestPiece];
        var length = 0;
        if (_state < 0)
        {
            length = Pack(room, last + 1, used);
            used = 0;
        }

        length += Pack(room[length..], slot - last, uses);
        if (_bytes is null || used + length > _bytes.Length)
        {
            var larger = new byte[Larger(used + length)];
            _bytes?.AsSpan(0, used).CopyTo(larger);
            room[..length].CopyTo(larger.AsSpan(used));
            Volatile.Write(ref _bytes, larger);
        }
        else
        {
            room[..length].CopyTo(_bytes.AsSpan(used));
        }

        Volatile.Write(ref _state, Both(slot, used + length));
    }

    public static PostingReader Read(ref Postings postings)
    {
        var state = Volatile.Read(ref postings._state);
        return state < 0
            ? new PostingReader((int)(~state >> 32), (int)~state)
            : new PostingReader(Volatile.Read(ref postings._bytes).AsSpan(0, (int)state));
    }

    /// <summary>Takes over bytes that <see cref="PostingReader.BytesBefore"/> gave.</summary>
    /// <param name="pieces">All slots are below; <see cref="InvalidDataException"/> when one is not.</param>
    public static Postings Of(ReadOnlySpan<byte> bytes, int pieces)
    {
        var reader = new PostingReader(bytes);
        var (last, uses, count) = (-1, 0, 0);
        for (; reader.MoveNext(); count++)
        {
            if (reader.Slot <= last || reader.Slot >= pieces || reader.Uses <= 0)
            {
                throw new InvalidDataException("A word is used in a piece that is not there.");
            }

            (last, uses) = (reader.Slot, reader.Uses);
        }

        return count switch
        {
            0 => default,
            1 => new Postings { _state = ~Both(last, uses) },
            _ => new Postings { _bytes = bytes.ToArray(), _state = Both(last, bytes.Length) },
        };
    }

    /// <param name="distance">To the slot before, 1 at least.</param>
    internal static int Pack(Span<byte> to, int distance, int uses)
    {
        var frequent = Frequent.AsSpan().IndexOf((byte)Math.Min(uses, byte.MaxValue));
        var length = Packed.Write(to, ((ulong)(uint)(distance - 1) << UsesBits) | (uint)(frequent < 0 ? OtherUses : frequent));
        return frequent < 0 ? length + Packed.Write(to[length..], (ulong)uses) : length;
    }

    internal static int UsesOf(ulong number, ReadOnlySpan<byte> bytes, ref int at) =>
        (int)(number & OtherUses) is var frequent && frequent < OtherUses ? Frequent[frequent] : (int)Packed.Read(bytes, ref at);

    internal static int DistanceOf(ulong number) => (int)(number >> UsesBits) + 1;

    // Few words grow much; those that do have an eighth of their room empty.
    private static int Larger(int needed) => (needed + (needed / 4) + 7) & ~7;

    private static long Both(int slot, int low) => ((long)slot << 32) | (uint)low;

    private static (int Slot, int Low) Halves(long both) => ((int)(both >> 32), (int)both);
}

/// <summary>Reads postings one after another.</summary>
internal ref struct PostingReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _onlyUses;
    private readonly int _onlySlot;
    private int _at;
    private bool _isOnly;

    public PostingReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
        Slot = -1;
    }

    public PostingReader(int slot, int uses)
    {
        (_onlySlot, _onlyUses, _isOnly) = (slot, uses, true);
        Slot = -1;
    }

    public int Slot { get; private set; }

    public int Uses { get; private set; }

    /// <summary>No more than so many pieces follow.</summary>
    public readonly int Most => _isOnly ? 1 : _bytes.Length;

    /// <summary>All that stands before a slot, as it lies in memory; the reader is at its end then.</summary>
    /// <param name="room">Where a single piece is written.</param>
    public ReadOnlySpan<byte> BytesBefore(int slot, Span<byte> room)
    {
        if (_isOnly)
        {
            return _onlySlot < slot ? room[..Postings.Pack(room, _onlySlot + 1, _onlyUses)] : default;
        }

        var end = 0;
        while (MoveNext() && Slot < slot)
        {
            end = _at;
        }

        return _bytes[..end];
    }

    public bool MoveNext()
    {
        if (_at < _bytes.Length)
        {
            // Nearly always one or two bytes; written out, because this is where a question spends its time.
            ulong number = _bytes[_at++];
            if (number >= 0x80)
            {
                _at--;
                number = Packed.Read(_bytes, ref _at);
            }

            Slot += Postings.DistanceOf(number);
            Uses = Postings.UsesOf(number, _bytes, ref _at);
            return true;
        }

        if (!_isOnly)
        {
            return false;
        }

        (Slot, Uses, _isOnly) = (_onlySlot, _onlyUses, false);
        return true;
    }
}
