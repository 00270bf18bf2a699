using System.Numerics;

namespace TeamsEsnBot.Expertise.Text;

/// <summary>A word while its suffixes are taken off: the letters that are left, and which of them are vowels.</summary>
/// <param name="letters">Letters from a to z, at most 64; they are written over.</param>
internal ref struct SuffixedWord(Span<char> letters)
{
    // a, e, i, o, u and y.
    private const int VowelLetters = 1 | (1 << 4) | (1 << 8) | (1 << 14) | (1 << 20) | (1 << 24);

    private readonly Span<char> _letters = letters;

    // Bits above the length are left over and not asked for.
    private ulong _vowels = VowelsOf(letters);

    public int Length { get; private set; } = letters.Length;

    /// <summary>Where Snowball's first region begins: after the first consonant that follows a vowel.</summary>
    public int R1 { get; private set; } = letters.Length;

    /// <summary>Where the second region begins: the same rule again inside the first.</summary>
    public int R2 { get; private set; } = letters.Length;

    public readonly ReadOnlySpan<char> Letters => _letters[..Length];

    /// <summary>What is left, as the stemmer hands it back.</summary>
    public readonly Span<char> Stem => _letters[..Length];

    /// <summary>One bit a letter, the first letter lowest.</summary>
    public readonly ulong Vowels => _vowels;

    /// <summary>Vowels behind another one; letters that only look like a vowel are mostly among them.</summary>
    public readonly ulong VowelsInRow => _vowels & (_vowels << 1);

    /// <summary>The letters of a region; none when the word has become shorter.</summary>
    public readonly ReadOnlySpan<char> From(int region) => region < Length ? Letters[region..] : default;

    public readonly bool IsVowel(int at) => ((_vowels >> at) & 1) != 0;

    /// <summary>True when the letter before a suffix of this length is a consonant; false when there is none.</summary>
    public readonly bool IsConsonantBefore(int suffix) => Length > suffix && !IsVowel(Length - suffix - 1);

    public readonly bool HasVowelBefore(int end) => (_vowels & ((1UL << end) - 1)) != 0;

    public readonly bool InR1(int suffix) => Length - suffix >= R1;

    public readonly bool InR2(int suffix) => Length - suffix >= R2;

    public readonly bool EndsIn(ReadOnlySpan<char> suffix) => Letters.EndsWith(suffix);

    /// <summary>Counts a letter as a consonant that looks like a vowel: the y of “boy”, the u of “Bauer”.</summary>
    public void MakeConsonant(int at) => _vowels &= ~(1UL << at);

    /// <summary>Marks the regions, once the vowels are known.</summary>
    /// <param name="first">Where the first region begins when a beginning of the word that is known to be whole decides it; 0 otherwise.</param>
    /// <param name="earliest">The first region begins nowhere before this letter.</param>
    public void MarkRegions(int first = 0, int earliest = 0)
    {
        var r1 = first > 0 ? first : RegionAfter(0);
        R2 = RegionAfter(r1);
        R1 = Math.Max(r1, Math.Min(earliest, Length));
    }

    public void Drop(int suffix) => Length -= suffix;

    /// <summary>Puts letters in a suffix's place; they are no more than it had.</summary>
    public void Replace(int suffix, string instead)
    {
        Length -= suffix;
        foreach (var letter in instead)
        {
            Append(letter);
        }
    }

    public void Append(char letter)
    {
        _letters[Length] = letter;
        MakeConsonant(Length);
        _vowels |= VowelBit(letter) << Length;
        Length++;
    }

    private readonly int RegionAfter(int start)
    {
        var vowel = start + BitOperations.TrailingZeroCount(_vowels >> start);
        if (vowel >= Length)
        {
            return Length;
        }

        var consonant = vowel + BitOperations.TrailingZeroCount(~(_vowels >> vowel));
        return Math.Min(consonant + 1, Length);
    }

    private static ulong VowelsOf(ReadOnlySpan<char> letters)
    {
        var vowels = 0UL;
        for (var i = 0; i < letters.Length; i++)
        {
            vowels |= VowelBit(letters[i]) << i;
        }

        return vowels;
    }

    private static ulong VowelBit(char letter) => (uint)(VowelLetters >> (letter - 'a')) & 1;
}
