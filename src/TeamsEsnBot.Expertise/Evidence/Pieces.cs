namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>All pieces of a tenant by slot. What every posting needs lies in plain arrays beside them, so that scoring does not chase references.</summary>
internal sealed class Pieces
{
    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Stack<int> _free = [];
    private Piece?[] _pieces = new Piece?[16];
    private int[] _people = new int[16];
    private int[] _lengths = new int[16];
    private int[] _audiences = new int[16];
    private byte[] _kinds = new byte[16];

    public int Count => _slots.Count;

    public string[] Ids => [.. _slots.Keys];

    /// <summary>Length of an array indexed by slot.</summary>
    public int Slots { get; private set; }

    /// <summary>The piece in a slot; null when the slot is free.</summary>
    public ReadOnlySpan<Piece?> BySlot => _pieces.AsSpan(0, Slots);

    public ReadOnlySpan<int> People => _people.AsSpan(0, Slots);

    public ReadOnlySpan<int> Lengths => _lengths.AsSpan(0, Slots);

    public ReadOnlySpan<byte> Kinds => _kinds.AsSpan(0, Slots);

    /// <summary>True when the searcher could open the piece in the slot.</summary>
    /// <param name="mayOpen">By audience: whether the searcher belongs to it.</param>
    public bool IsOpen(int slot, bool[] mayOpen) => mayOpen[_audiences[slot]];

    /// <summary>Makes room for so many pieces at once.</summary>
    public void Reach(int slots)
    {
        _slots.EnsureCapacity(slots);
        if (slots > _pieces.Length)
        {
            Resize(slots);
        }
    }

    /// <summary>The slot that the next piece goes to.</summary>
    public int NextSlot() => _free.TryPop(out var free) ? free : Slots;

    public void Add(int slot, Piece piece)
    {
        Slots = Math.Max(Slots, slot + 1);
        if (slot >= _pieces.Length)
        {
            Resize(slot * 2);
        }

        (_pieces[slot], _people[slot], _lengths[slot], _audiences[slot], _kinds[slot]) = (piece, piece.Person, piece.Length, piece.Audience, (byte)piece.Kind);
        _slots.Add(piece.Id, slot);
    }

    /// <summary>Takes a piece out; null when there is none with this id.</summary>
    public Piece? Remove(string id, out int slot)
    {
        if (!_slots.Remove(id, out slot))
        {
            return null;
        }

        var piece = _pieces[slot];
        _pieces[slot] = null;
        _free.Push(slot);
        return piece;
    }

    private void Resize(int slots)
    {
        Array.Resize(ref _pieces, slots);
        Array.Resize(ref _people, slots);
        Array.Resize(ref _lengths, slots);
        Array.Resize(ref _audiences, slots);
        Array.Resize(ref _kinds, slots);
    }
}
