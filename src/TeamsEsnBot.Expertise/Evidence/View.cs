using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// One tenant's evidence as it is between two changes. A question takes one and sees no change made after; what is shared with later views is only ever added to.
/// </summary>
/// <param name="Evidence">What the slots are about.</param>
/// <param name="Slots">By slot; what is behind <paramref name="Count"/> is not there yet.</param>
/// <param name="Norms">By slot: see <see cref="Voting.Norms"/>.</param>
/// <param name="Closed">Bit set of the slots that are not to be seen by everybody, or not any more.</param>
/// <param name="Count">Slots that were given, to pieces that are there and pieces that are gone.</param>
/// <param name="Change">How many changes were made before.</param>
/// <param name="HasGone">True when some piece is gone.</param>
/// <param name="Contributions">By person; null for people without any.</param>
internal sealed record View(
    TenantEvidence Evidence, Slot[] Slots, byte[] Norms, ulong[] Closed, int Count, int Change, bool HasGone, Totals Totals, Versions<Contributed> Contributions)
{
    /// <summary>The first few pieces in the slots, as many as there is room for.</summary>
    public ReadOnlySpan<Slot> Read(ReadOnlySpan<int> slots, Span<Slot> room)
    {
        var count = Math.Min(slots.Length, room.Length);
        for (var i = 0; i < count; i++)
        {
            room[i] = Slots[slots[i]];
        }

        return room[..count];
    }

    /// <summary>The same of pieces that match.</summary>
    public ReadOnlySpan<Slot> Read(ReadOnlySpan<PieceMatch> matches, Span<Slot> room)
    {
        var count = Math.Min(matches.Length, room.Length);
        for (var i = 0; i < count; i++)
        {
            room[i] = Slots[matches[i].Slot];
        }

        return room[..count];
    }

    public bool IsThere(int slot) => !HasGone || Evidence.Lifetimes.IsThere(slot, Change);
}

/// <summary>How many pieces are there, and how long they are together: what people say about themselves is a list of words, what they write to others is text.</summary>
/// <param name="Pieces">All of them.</param>
/// <param name="SelfPieces">Those of people about themselves.</param>
internal readonly record struct Totals(int Pieces, long Length, int SelfPieces, long SelfLength)
{
    public double MeanLength(EvidenceKind kind) => IsAboutOneself(kind) ? Mean(SelfPieces, SelfLength) : Mean(Pieces - SelfPieces, Length - SelfLength);

    public Totals With(Slot piece, int sign) => new(
        Pieces + sign,
        Length + (sign * piece.Length),
        SelfPieces + (IsAboutOneself(piece.Kind) ? sign : 0),
        SelfLength + (IsAboutOneself(piece.Kind) ? sign * piece.Length : 0));

    private static double Mean(int pieces, long length) => pieces == 0 ? 1 : Math.Max(1, (double)length / pieces);

    public static bool IsAboutOneself(EvidenceKind kind) => kind is EvidenceKind.Stated or EvidenceKind.Profile;
}
