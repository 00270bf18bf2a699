namespace TeamsEsnBot.Expertise.Text;

/// <summary>How much speaks for each language.</summary>
/// <param name="Packed">Sixteen bits a language, in the order of <see cref="Language"/>.</param>
internal readonly record struct LanguageHints(ulong Packed)
{
    /// <summary>Speaks for a language by itself.</summary>
    public const int Strong = 4;

    /// <summary>Speaks for a language with any other hint.</summary>
    public const int Fair = 3;

    /// <summary>Needs another hint: found in a second language too, or in the names of people (“van”, “der”, “la”).</summary>
    public const int Weak = 2;

    /// <summary>Is as much at home in another language.</summary>
    public const int Faint = 1;

    private const int Bits = 16;

    public int this[Language language] => (ushort)(Packed >> ((int)language * Bits));

    /// <summary>True when one language is ahead of every other by so much.</summary>
    public bool IsClear(int lead)
    {
        var (english, german, french, dutch) = (this[Language.English], this[Language.German], this[Language.French], this[Language.Dutch]);
        var (most, second) = (Math.Max(english, german), Math.Min(english, german));
        (most, second) = (Math.Max(most, french), Math.Max(second, Math.Min(most, french)));
        (most, second) = (Math.Max(most, dutch), Math.Max(second, Math.Min(most, dutch)));
        return most - second >= lead;
    }

    public static LanguageHints For(Language language, int weight) => new((ulong)weight << ((int)language * Bits));

    public static LanguageHints operator +(LanguageHints left, LanguageHints right) => new(left.Packed + right.Packed);
}
