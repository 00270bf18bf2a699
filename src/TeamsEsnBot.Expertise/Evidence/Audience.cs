namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>The people who could open a source. Audiences with the same members are one, so that a query asks each of them once.</summary>
internal sealed class Audience : IEquatable<Audience>
{
    private readonly HashSet<string>? _members;
    private readonly int _hash;

    private Audience(HashSet<string>? members)
    {
        _members = members;
        foreach (var member in members ?? [])
        {
            _hash += member.GetHashCode(StringComparison.Ordinal);
        }
    }

    public static Audience Everyone { get; } = new(members: null);

    /// <summary>Copies the set: the caller's may change later.</summary>
    public static Audience Of(IReadOnlySet<string>? members) => members is null ? Everyone : new([.. members]);

    public bool IsEveryone => _members is null;

    /// <summary>Empty for everyone.</summary>
    public IReadOnlyCollection<string> Members => _members ?? [];

    public bool Includes(string person) => _members is null || _members.Contains(person);

    public bool Equals(Audience? other) =>
        other is not null && _hash == other._hash
        && (_members is null || other._members is null ? _members == other._members : _members.SetEquals(other._members));

    public override bool Equals(object? obj) => Equals(obj as Audience);

    public override int GetHashCode() => _hash;
}
