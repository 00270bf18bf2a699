using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Finds the words of a question that carry its topic.</summary>
internal static class AskedWords
{
    /// <summary>The tokens left when stop words and words of asking are gone. “any kubernetes experts?” leaves kubernetes; “help desk” stays whole.</summary>
    public static List<Token> In(string question)
    {
        var tokens = Tokens.Of(question);
        var first = 0;
        var last = tokens.Count - 1;
        while (first <= last && IsIdle(first))
        {
            first++;
        }

        while (last >= first && IsIdle(last))
        {
            last--;
        }

        var kept = new List<Token>(last - first + 1);
        for (var i = first; i <= last; i++)
        {
            if (!IsStop(tokens[i]))
            {
                kept.Add(tokens[i]);
            }
        }

        // “experts” or “help” alone is all that was said.
        return kept.Count > 0 ? kept : tokens.FindAll(token => !IsStop(token));

        bool IsIdle(int at) =>
            IsStop(tokens[at])
            || StopWords.IsKnowing(tokens[at].Folded)
            || (StopWords.IsAsking(tokens[at].Folded) && (IsSmall(at - 1) || IsSmall(at + 1)));

        bool IsSmall(int at) => at >= 0 && at < tokens.Count && (IsStop(tokens[at]) || StopWords.IsAsking(tokens[at].Folded));
    }

    // “IT” is a department, “it” is not.
    private static bool IsStop(Token token) => !token.IsCapitals && token.Parts.Count == 0 && StopWords.Contains(token.Folded);
}
