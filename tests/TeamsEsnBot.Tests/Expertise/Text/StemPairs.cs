using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

/// <summary>Words with their stems, written as “deploying deploy; deployed deploy”.</summary>
internal static class StemPairs
{
    /// <summary>The same words with the stems they get, so that a difference is seen at a glance.</summary>
    public static string Stemmed(string pairs, Language language) =>
        string.Join("; ", pairs.Split("; ").Select(pair => pair.Split(' ')[0]).Select(word => $"{word} {Stemmers.Stem(word, language)}"));
}
