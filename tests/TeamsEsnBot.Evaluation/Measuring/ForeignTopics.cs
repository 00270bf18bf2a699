using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Evaluation.Measuring;

/// <summary>
/// Topics that a company does not deal with: the last two words of questions asked elsewhere. Some are everyday words in both places, so naming nobody
/// every time is not the aim; but wrong people for most of them would be.
/// </summary>
internal static class ForeignTopics
{
    private const int EveryOther = 50;
    private const int Shortest = 4;

    public static List<string> From(string folder)
    {
        var topics = JsonLines.Read<QuestionThread>(folder, "threads.jsonl")
            .Where((_, number) => number % EveryOther == 0)
            .Select(thread => Words(thread.Title ?? ""))
            .Where(words => words.Count >= 2)
            .Select(words => $"{words[^2]} {words[^1]}")
            .ToList();
        return topics.Count > 0 ? topics : throw new CorpusException($"threads.jsonl in {folder} has no question to take topics from.");
    }

    private static List<string> Words(string title) =>
        [.. Tokens.Of(title).Select(token => token.Folded).Where(word => word.Length >= Shortest && word.All(char.IsAsciiLetter) && !StopWords.Contains(word))];
}
