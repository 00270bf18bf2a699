using System.Buffers;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>Another name for a thing, as a champion gave it.</summary>
/// <param name="Turn">The turn that it was given in: done again after a crash, it is the same.</param>
internal sealed record Synonym(string Left, SynonymKind Kind, string Right, Person By, DateTimeOffset When, string Turn)
{
    /// <summary>Most characters a side.</summary>
    public const int Longest = 80;

    private static readonly SearchValues<char> Signs = SearchValues.Create("=>~|\r\n");

    /// <summary>The same for the same two sides, whoever gave them in whatever capitals. It tells nothing about them.</summary>
    public string Id => Evidence.IdOf("synonym", Left.ToUpperInvariant(), Right.ToUpperInvariant());

    /// <summary>As the engine reads it, and short enough for a button.</summary>
    public string Line => $"{Left} {SignOf(Kind)} {Right}";

    public bool IsAbout(string name) => IsSame(Left, name) || IsSame(Right, name);

    /// <summary>Whether it relates the two; one that works both ways does so in either order.</summary>
    public bool Relates(string one, string other) =>
        (IsSame(Left, one) && IsSame(Right, other)) || (Kind is not SynonymKind.OneWay && IsSame(Left, other) && IsSame(Right, one));

    /// <summary>Whether the engine could take a text for more than a side: it has signs and no way to quote them.</summary>
    public static bool HasSigns(string side) =>
        side.AsSpan().ContainsAny(Signs) || side.StartsWith('#') || side.Contains(" : ", StringComparison.Ordinal);

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static char SignOf(SynonymKind kind) => kind switch
    {
        SynonymKind.Same => '=',
        SynonymKind.OneWay => '>',
        _ => '~',
    };
}

internal enum SynonymKind
{
    /// <summary>The very same thing.</summary>
    Same,

    /// <summary>Who asks for the left is served with the right, not the other way round.</summary>
    OneWay,

    /// <summary>Something close.</summary>
    Near,
}
