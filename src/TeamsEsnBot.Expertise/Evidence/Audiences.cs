namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// Who could open which sources. Audiences with the same members are one; number 0 is everyone. Asked by person, because a company has many thousand audiences of which somebody belongs
/// to some.
/// </summary>
internal sealed class Audiences(Names people)
{
    public const int Everyone = 0;

    // Written by one, read by nobody else.
    private readonly Dictionary<Members, int> _numbers = [];
    private int[]?[] _members = [null];

    // By person: how many audiences, then their numbers.
    private int[]?[] _ofPerson = [];
    private int _count = 1;

    /// <summary>One more than the highest number.</summary>
    public int Count => Volatile.Read(ref _count);

    public int Of(IReadOnlySet<string>? audience)
    {
        if (audience is null)
        {
            return Everyone;
        }

        var members = new int[audience.Count];
        var at = 0;
        foreach (var member in audience)
        {
            members[at++] = people.Of(member);
        }

        return Of(members);
    }

    /// <param name="members">Is sorted on the way, and kept.</param>
    public int Of(int[] members)
    {
        Array.Sort(members);
        var key = new Members(members);
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        number = _count;
        _numbers.Add(key, number);
        Shared.Reach(ref _members, number)[number] = members;
        foreach (var member in members)
        {
            Tell(member, number);
        }

        Volatile.Write(ref _count, number + 1);
        return number;
    }

    /// <summary>Members in rising order; none of them for <see cref="Everyone"/>.</summary>
    public ReadOnlySpan<int> MembersOf(int audience) => Volatile.Read(ref _members)[audience];

    /// <summary>Sets the bit of every audience that the person belongs to; everyone's too.</summary>
    public void Mark(ReadOnlySpan<char> person, Span<ulong> audiences)
    {
        audiences[0] |= 1ul << Everyone;
        if (!people.TryFind(person, out var number) || Volatile.Read(ref _ofPerson) is var all && number >= all.Length || Volatile.Read(ref all[number]) is not { } mine)
        {
            return;
        }

        foreach (var audience in mine.AsSpan(1, Volatile.Read(ref mine[0])))
        {
            // One that was made this moment belongs to pieces that this question does not see.
            if (audience >> 6 < audiences.Length)
            {
                audiences[audience >> 6] |= 1ul << (audience & 63);
            }
        }
    }

    private void Tell(int person, int audience)
    {
        ref var mine = ref Shared.Reach(ref _ofPerson, person)[person];
        var count = mine?[0] ?? 0;
        if (mine is null || count + 1 == mine.Length)
        {
            var larger = new int[Math.Max(4, (count + 1) * 2)];
            mine?.CopyTo(larger, 0);
            Volatile.Write(ref mine, larger);
        }

        mine[count + 1] = audience;
        Volatile.Write(ref mine[0], count + 1);
    }

    private readonly struct Members(int[] numbers) : IEquatable<Members>
    {
        private readonly int[] _numbers = numbers;

        public bool Equals(Members other) => _numbers.AsSpan().SequenceEqual(other._numbers);

        public override bool Equals(object? obj) => obj is Members other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_numbers.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
