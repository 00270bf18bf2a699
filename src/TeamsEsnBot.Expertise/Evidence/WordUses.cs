using TeamsEsnBot.Expertise.Saving;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// The words of a piece with their weighted number of uses, packed: of each the distance to the word before, then the uses. A company has a million pieces, and
/// they are read only when a piece goes or the index is saved.
/// </summary>
internal ref struct WordUses(ReadOnlySpan<byte> packed)
{
    private readonly ReadOnlySpan<byte> _packed = packed;
    private int _at;

    /// <summary>Number of the word that <see cref="MoveNext"/> came to.</summary>
    public int Word { get; private set; }

    public int Times { get; private set; }

    /// <param name="uses">Is sorted on the way.</param>
    public static byte[] Pack(Span<(int Word, float Times)> uses)
    {
        uses.Sort(static (one, other) => one.Word.CompareTo(other.Word));
        var room = uses.Length * 10 <= 1024 ? stackalloc byte[1024] : new byte[uses.Length * 10];
        var (length, before) = (0, 0);
        foreach (var (word, times) in uses)
        {
            length += Packed.Write(room[length..], (ulong)(word - before));
            length += Packed.Write(room[length..], (ulong)times);
            before = word;
        }

        return room[..length].ToArray();
    }

    public bool MoveNext()
    {
        if (_at >= _packed.Length)
        {
            return false;
        }

        Word += (int)Packed.Read(_packed, ref _at);
        Times = (int)Packed.Read(_packed, ref _at);
        return true;
    }
}
