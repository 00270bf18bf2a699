using System.Runtime.InteropServices;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Words that do something else in another language, or beside another word.</summary>
internal static class Ambiguous
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Joining =
        new HashSet<string>(["with", "alongside", "vs", "versus", "mit", "neben", "avec", "contre", "met", "naast"], StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>By the language that most words around them are of, or by their neighbours.</summary>
    public static void Decide(string text, List<QuestionWord> words)
    {
        var (english, french, dutch) = (0, 0, 0);
        foreach (var word in words)
        {
            english += word.Is(WordUse.English) ? 1 : 0;
            french += word.Is(WordUse.French) ? 1 : 0;
            dutch += word.Is(WordUse.Dutch) ? 1 : 0;
        }

        var isPair = false;
        var all = CollectionsMarshal.AsSpan(words);
        for (var i = 0; i < all.Length; i++)
        {
            isPair |= all[i].Is(WordUse.Both);
            if (!all[i].Is(WordUse.Small | WordUse.And))
            {
                continue;
            }

            if (Is(text, all[i], "en"))
            {
                all[i].Use = french > dutch ? WordUse.Small | WordUse.Leads : WordUse.And;
            }
            else if (Is(text, all[i], "of"))
            {
                all[i].Use = dutch > english ? WordUse.And : WordUse.Small | WordUse.Leads | WordUse.Of;
            }
            else if (Is(text, all[i], "als") || (isPair && Is(text, all[i], "noch")))
            {
                all[i].Use = isPair ? WordUse.And : WordUse.Small;
            }
            else if (i + 1 < all.Length && Is(text, all[i], "together") && Is(text, all[i + 1], "with"))
            {
                all[i].Use = all[i + 1].Use = WordUse.And;
            }
            else if (Is(text, all[i], "to") && i > 0 && text.AsSpan(all[i - 1].Start, all[i - 1].End - all[i - 1].Start) is "go")
            {
                // “Whom would you go to”; the language is written large, or stands alone.
                all[i - 1].Use = WordUse.Cut;
            }
            else if (i + 2 < all.Length && Is(text, all[i], "as") && Is(text, all[i + 1], "well") && Is(text, all[i + 2], "as"))
            {
                all[i].Use = WordUse.And;
            }
        }
    }

    /// <summary>“Kafka with RabbitMQ” are two topics, where the company has a name for either.</summary>
    public static void DecideBetweenNames(string text, Span<QuestionWord> words)
    {
        for (var i = 1; i + 1 < words.Length; i++)
        {
            if (words[i - 1].Is(WordUse.Known) && words[i + 1].Is(WordUse.Known) && Joining.Contains(text.AsSpan(words[i].Start, words[i].End - words[i].Start)))
            {
                words[i].Use = WordUse.And;
            }
        }
    }

    private static bool Is(string text, QuestionWord word, string other) =>
        text.AsSpan(word.Start, word.End - word.Start).Equals(other, StringComparison.OrdinalIgnoreCase);
}
