using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>Abbreviations that the tenant's own texts explain, each usable by people who may open a text that does.</summary>
internal sealed class LearnedAcronyms
{
    private readonly Dictionary<string, Dictionary<Acronym, Dictionary<int, int>>> _byShort = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Dictionary<Acronym, Dictionary<int, int>>> _byLong = new(StringComparer.Ordinal);

    public void Count(Acronym acronym, int audience, int sign)
    {
        Count(_byShort, acronym.Short, acronym, audience, sign);
        Count(_byLong, Aliases.KeyOf(acronym.Long), acronym, audience, sign);
    }

    /// <summary>False when no text explains the term or phrase, neither as an abbreviation nor as what one stands for.</summary>
    public bool Knows(ReadOnlySpan<char> key) =>
        _byShort.Count > 0
        && (_byShort.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(key) || _byLong.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(key));

    /// <summary>What the abbreviation stands for, the alphabet deciding the order.</summary>
    public IEnumerable<string> LongOf(string shortTerm, bool[] mayOpen) => Visible(_byShort, shortTerm, mayOpen).Select(acronym => acronym.Long);

    /// <summary>Abbreviations of the phrase with this key (see <see cref="Aliases.KeyOf(string)"/>).</summary>
    public IEnumerable<string> ShortOf(string longKey, bool[] mayOpen) => Visible(_byLong, longKey, mayOpen).Select(acronym => acronym.Short);

    private static IEnumerable<Acronym> Visible(Dictionary<string, Dictionary<Acronym, Dictionary<int, int>>> all, string key, bool[] mayOpen) =>
        all.TryGetValue(key, out var acronyms)
            ? acronyms.Where(acronym => acronym.Value.Keys.Any(audience => mayOpen[audience])).Select(acronym => acronym.Key).Order()
            : [];

    private static void Count(Dictionary<string, Dictionary<Acronym, Dictionary<int, int>>> all, string key, Acronym acronym, int audience, int sign)
    {
        if (!all.TryGetValue(key, out var acronyms))
        {
            all.Add(key, acronyms = []);
        }

        if (!acronyms.TryGetValue(acronym, out var audiences))
        {
            acronyms.Add(acronym, audiences = []);
        }

        audiences[audience] = audiences.GetValueOrDefault(audience) + sign;
        if (audiences[audience] == 0 && audiences.Remove(audience) && audiences.Count == 0 && acronyms.Remove(acronym) && acronyms.Count == 0)
        {
            all.Remove(key);
        }
    }
}
