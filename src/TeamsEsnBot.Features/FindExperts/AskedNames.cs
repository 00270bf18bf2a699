using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>What was asked, to be found again where a colleague sees it: as typed, in another form or language, corrected, or by another name.</summary>
/// <param name="texts">The topics, or the message, as asked.</param>
/// <param name="understood">The same as read.</param>
internal sealed class AskedNames(IExpertIndex index, string tenant, PersonId searcher, IReadOnlyList<string> texts, IReadOnlyList<Topic> understood)
{
    /// <summary>Whether the title of the piece, or a topic it is filed under, names something that was asked.</summary>
    public bool AreOn(Evidence piece)
    {
        // Most are filed under the very name, which is seen without reading anything.
        foreach (var topic in understood)
        {
            if (piece.Title.Contains(topic.Name, StringComparison.OrdinalIgnoreCase) || piece.Topics.Contains(topic.Name, StringComparer.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        var seen = string.Join('\n', [piece.Title, .. piece.Topics]);
        foreach (var text in texts)
        {
            if (index.Highlight(tenant, searcher.Value, text, seen).Count > 0)
            {
                return true;
            }
        }

        return false;
    }
}
