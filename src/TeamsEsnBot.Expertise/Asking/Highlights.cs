using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Finds in a text the words that a question asked for: as typed, in another form, corrected, or by another name.</summary>
internal static class Highlights
{
    /// <summary>Stretches of the text in their order, none touching the next.</summary>
    public static IReadOnlyList<Stretch> In(string text, AskedTopic topic, OpenTerms terms)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var concept in topic.Concepts)
        {
            asked.Add(concept.Term);
            foreach (ref readonly var alternative in CollectionsMarshal.AsSpan(concept.Alternatives))
            {
                foreach (var term in alternative.Terms)
                {
                    asked.Add(terms.Evidence.Vocabulary.Lexicon.KeyAt(term));
                }
            }
        }

        var found = new List<Stretch>();
        foreach (var token in Tokens.Of(text))
        {
            if (!IsAsked(token.Folded, token.IsName, asked) && !Array.Exists(token.Parts, part => IsAsked(part, isName: false, asked)))
            {
                continue;
            }

            // “key” and “vault” with a space between are one stretch.
            if (found is [.., var last] && text.AsSpan(last.End..token.Start) is " ")
            {
                found[^1] = last with { Length = token.Start + token.Length - last.Start };
            }
            else
            {
                found.Add(new Stretch(token.Start, token.Length));
            }
        }

        return found;
    }

    private static bool IsAsked(string folded, bool isName, HashSet<string> asked)
    {
        for (var language = Language.English; language <= Language.Dutch && folded.Length > 0; language++)
        {
            if (asked.Contains(Terms.Of(folded, isName, language)))
            {
                return true;
            }
        }

        return false;
    }
}
