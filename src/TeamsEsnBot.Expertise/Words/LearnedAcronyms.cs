using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>Abbreviations that the tenant's own texts explain, each usable by people who may open a text that does. Found from both sides.</summary>
internal sealed class LearnedAcronyms
{
    // What a key begins with says which side it is; words have no such signs.
    private const char ShortSide = '\u0003';
    private const char LongSide = '\u0004';
    private const int MostLetters = 128;

    public Lexicon Lexicon { get; } = new();

    public void Use(Acronym acronym, int slot)
    {
        Use($"{ShortSide}{acronym.Short}{LongSide}{acronym.Long}", static (acronym) => $"{ShortSide}{acronym.Short}", acronym, slot);
        Use($"{LongSide}{acronym.Long}{ShortSide}{acronym.Short}", static (acronym) => $"{LongSide}{Aliases.KeyOf(acronym.Long)}", acronym, slot);
    }

    /// <summary>False when no text explains the term or phrase, neither as an abbreviation nor as what one stands for.</summary>
    public bool Knows(ReadOnlySpan<char> key) => Lexicon.Keys > 0 && (TryFind(ShortSide, key, out _) || TryFind(LongSide, key, out _));

    /// <summary>What the abbreviation stands for, the alphabet deciding the order.</summary>
    public IEnumerable<string> LongOf(string shortTerm, Sight sight) => OtherSides(ShortSide, LongSide, shortTerm, sight);

    /// <summary>Abbreviations of the phrase with this key (see <see cref="Aliases.KeyOf(string)"/>).</summary>
    public IEnumerable<string> ShortOf(string longKey, Sight sight) => OtherSides(LongSide, ShortSide, longKey, sight);

    private void Use(string spelling, Func<Acronym, string> key, Acronym acronym, int slot) =>
        Lexicon.Use(Lexicon.TryFind(spelling, out var number) ? number : Lexicon.Add(spelling, key(acronym)), slot, Uses.InText);

    private bool TryFind(char side, ReadOnlySpan<char> key, out int number)
    {
        Span<char> room = stackalloc char[MostLetters];
        number = -1;
        if (key.Length + 1 > room.Length)
        {
            return false;
        }

        room[0] = side;
        key.CopyTo(room[1..]);
        return Lexicon.TryFindKey(room[..(key.Length + 1)], out number);
    }

    private List<string> OtherSides(char side, char otherSide, string key, Sight sight)
    {
        var others = new List<string>();
        if (TryFind(side, key, out var number))
        {
            foreach (var spelling in Lexicon.Of(number))
            {
                if (sight.SeesAny(Lexicon.Read(spelling)))
                {
                    others.Add(Lexicon.SpellingAt(spelling) is var both ? both[(both.IndexOf(otherSide, StringComparison.Ordinal) + 1)..] : "");
                }
            }
        }

        others.Sort(string.CompareOrdinal);
        return others;
    }
}
