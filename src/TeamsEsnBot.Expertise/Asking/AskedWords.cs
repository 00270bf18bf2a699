using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Finds the words of a question that carry its topic.</summary>
internal static class AskedWords
{
    // Most questions are shorter; their roles stay on the stack.
    private const int FewWords = 32;

    /// <summary>The tokens left when stop words and words of asking are gone. “any kubernetes experts?” leaves kubernetes; “help desk” stays whole.</summary>
    public static List<Token> In(string question)
    {
        var tokens = Tokens.Of(question);
        Span<WordRole> roles = tokens.Count <= FewWords ? stackalloc WordRole[FewWords] : new WordRole[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
        {
            roles[i] = RoleOf(tokens[i]);
        }

        roles = roles[..tokens.Count];
        var first = 0;
        var last = tokens.Count - 1;
        while (first <= last && IsIdle(roles, first))
        {
            first++;
        }

        while (last >= first && IsIdle(roles, last))
        {
            last--;
        }

        // “experts” or “help” alone is all that was said.
        return Telling(tokens, roles, first, last) is { Count: > 0 } kept ? kept : Telling(tokens, roles, 0, tokens.Count - 1);
    }

    private static List<Token> Telling(List<Token> tokens, ReadOnlySpan<WordRole> roles, int first, int last)
    {
        var telling = new List<Token>(last - first + 1);
        for (var i = first; i <= last; i++)
        {
            if ((roles[i] & WordRole.Stop) == 0)
            {
                telling.Add(tokens[i]);
            }
        }

        return telling;
    }

    private static bool IsIdle(ReadOnlySpan<WordRole> roles, int at) =>
        (roles[at] & (WordRole.Stop | WordRole.Knowing)) != 0
        || ((roles[at] & WordRole.Asking) != 0 && (IsSmall(roles, at - 1) || IsSmall(roles, at + 1)));

    private static bool IsSmall(ReadOnlySpan<WordRole> roles, int at) =>
        at >= 0 && at < roles.Length && (roles[at] & (WordRole.Stop | WordRole.Asking)) != 0;

    // “IT” is a department, “it” is not.
    private static WordRole RoleOf(Token token)
    {
        var role = StopWords.RoleOf(token.Folded);
        return !token.IsCapitals && token.Parts.Length == 0 ? role : role & ~WordRole.Stop;
    }
}
