namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// The pieces that use a word, by slot in rising order, each with its weighted uses (see <see cref="Uses"/>). Packed into one number of sixteen bits nearly always: the distance to the slot
/// before, and which of the usual uses it is. All of one width, because a processor that cannot foresee how many bytes come next waits longer than it reads. Only ever added
/// to, at the end; so a reader needs no lock.
/// </summary>
internal struct Postings
{
    /// <summary>Most numbers that a piece needs.</summary>
    public const int LongestPiece = 5;

    internal const int UsesBits = 3;
    internal const int OtherUses = (1 << UsesBits) - 1;
    internal const int LongDistance = (1 << (16 - UsesBits)) - 1;

    // By the lowest bits: the uses, a byte each. Seven say that the uses follow in two numbers.
    internal const ulong UsualUses = 0x00_0A_03_08_06_01_04_02;

    private ushort[]? _numbers;

    // One piece alone, as most words have, needs no numbers: negative, ~(slot << 32 | uses). With more: last slot << 32 | numbers used. It is written last, and at once.
    private long _state;

    public void Add(int slot, int uses)
    {
        if (_state == 0)
        {
            Volatile.Write(ref _state, ~Both(slot, uses));
            return;
        }

        var (last, used) = Halves(_state < 0 ? ~_state : _state);
        Span<ushort> room = stackalloc ushort[2 * LongestPiece];
        var length = 0;
        if (_state < 0)
        {
            length = Pack(room, last + 1, used);
            used = 0;
        }

        length += Pack(room[length..], slot - last, uses);
        if (_numbers is null || used + length > _numbers.Length)
        {
            var larger = new ushort[Larger(used + length)];
            _numbers?.AsSpan(0, used).CopyTo(larger);
            room[..length].CopyTo(larger.AsSpan(used));
            Volatile.Write(ref _numbers, larger);
        }
        else
        {
            room[..length].CopyTo(_numbers.AsSpan(used));
        }

        Volatile.Write(ref _state, Both(slot, used + length));
    }

    public static PostingReader Read(ref Postings postings)
    {
        var state = Volatile.Read(ref postings._state);
        return state < 0
            ? new PostingReader((int)(~state >> 32), (int)~state)
            : new PostingReader(Volatile.Read(ref postings._numbers).AsSpan(0, (int)state));
    }

    /// <summary>Takes over what <see cref="PostingReader.NumbersBefore"/> gave.</summary>
    /// <param name="pieces">All slots are below; <see cref="InvalidDataException"/> when one is not.</param>
    public static Postings Of(ReadOnlySpan<ushort> numbers, int pieces)
    {
        var reader = new PostingReader(numbers);
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
            _ => new Postings { _numbers = numbers.ToArray(), _state = Both(last, numbers.Length) },
        };
    }

    /// <param name="distance">To the slot before, 1 at least.</param>
    internal static int Pack(Span<ushort> to, int distance, int uses)
    {
        var usual = 0;
        while (usual < OtherUses && (byte)(UsualUses >> (8 * usual)) != uses)
        {
            usual++;
        }

        var length = 1;
        to[0] = (ushort)((Math.Min(distance, LongDistance) << UsesBits) | usual);
        if (distance >= LongDistance)
        {
            (to[length], to[length + 1]) = ((ushort)distance, (ushort)(distance >> 16));
            length += 2;
        }

        if (usual == OtherUses)
        {
            (to[length], to[length + 1]) = ((ushort)uses, (ushort)(uses >> 16));
            length += 2;
        }

        return length;
    }

    // Few words grow much; those that do have an eighth of their room empty.
    private static int Larger(int needed) => (needed + (needed / 4) + 3) & ~3;

    private static long Both(int slot, int low) => ((long)slot << 32) | (uint)low;

    private static (int Slot, int Low) Halves(long both) => ((int)(both >> 32), (int)both);
}

/// <summary>Reads postings one after another.</summary>
internal ref struct PostingReader
{
    private readonly ReadOnlySpan<ushort> _numbers;
    private readonly int _onlyUses;
    private readonly int _onlySlot;
    private int _at;
    private bool _isOnly;

    public PostingReader(ReadOnlySpan<ushort> numbers)
    {
        _numbers = numbers;
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
    public readonly int Most => _isOnly ? 1 : _numbers.Length;

    /// <summary>All that stands before a slot, as it lies in memory; the reader is at its end then.</summary>
    /// <param name="room">Where a single piece is written.</param>
    public ReadOnlySpan<ushort> NumbersBefore(int slot, Span<ushort> room)
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

        return _numbers[..end];
    }

    public bool MoveNext()
    {
        if ((uint)_at >= (uint)_numbers.Length)
        {
            return MoveToOnly();
        }

        int number = _numbers[_at++];
        var distance = number >> Postings.UsesBits;
        Slot += distance == Postings.LongDistance ? Next(ref _at) : distance;
        var usual = number & Postings.OtherUses;
        Uses = usual == Postings.OtherUses ? Next(ref _at) : (byte)(Postings.UsualUses >> (8 * usual));
        return true;
    }

    /// <summary>Reads on, as many as there is room for; returns how many, 0 at the end.</summary>
    public int Read(Span<int> slots, Span<int> uses)
    {
        var (slot, at, count) = (Slot, _at, 0);
        while (count < slots.Length && (uint)at < (uint)_numbers.Length)
        {
            int number = _numbers[at++];
            var distance = number >> Postings.UsesBits;
            var usual = number & Postings.OtherUses;
            slot += distance == Postings.LongDistance ? Next(ref at) : distance;
            slots[count] = slot;
            uses[count++] = usual == Postings.OtherUses ? Next(ref at) : (byte)(Postings.UsualUses >> (8 * usual));
        }

        (Slot, _at) = (slot, at);
        if (count < slots.Length && MoveToOnly())
        {
            (slots[count], uses[count]) = (Slot, Uses);
            count++;
        }

        return count;
    }

    // Two numbers that are one; half of one, where what was saved is broken, is no slot.
    private readonly int Next(ref int at)
    {
        var both = at + 1 < _numbers.Length ? _numbers[at] | (_numbers[at + 1] << 16) : -1;
        at += 2;
        return both;
    }

    private bool MoveToOnly()
    {
        if (_isOnly)
        {
            (Slot, Uses, _isOnly) = (_onlySlot, _onlyUses, false);
            return true;
        }

        return false;
    }
}
