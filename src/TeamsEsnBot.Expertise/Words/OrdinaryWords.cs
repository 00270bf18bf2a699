using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Words;

/// <summary>
/// Words that are spelled right though a company may never have used them. Without them “visa” becomes “vis” and “India” becomes “indir” where
/// nobody travels, and the wrong people are named.
/// </summary>
internal static class OrdinaryWords
{
    private static readonly HashSet<string> Stems = Load();

    public static bool Contains(string folded) => Stems.Contains(Terms.Of(folded));

    private static HashSet<string> Load()
    {
        using var reader = new StreamReader(typeof(OrdinaryWords).Assembly.GetManifestResourceStream("ordinary.txt")!);
        var stems = new HashSet<string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
            {
                stems.UnionWith(line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => Terms.Of(word)));
            }
        }

        return stems;
    }
}
