using System.Globalization;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Conversations;

/// <summary>
/// Puts the company's past questions, answers and thanks into its channels, under the message ids that their links name: what a card of the
/// bot points to can be opened and read.
/// </summary>
internal static class CompanyHistory
{
    public static void Recall(DemoCompany company, People people, Places places, Messages messages)
    {
        var questions = company.History
            .Where(post => post.Kind == "question")
            .ToDictionary(post => post.Id, Where, StringComparer.Ordinal);

        foreach (var post in company.History)
        {
            if (Where(post) is not { } at || places.Find(at.PlaceId) is not { Kind: PlaceKind.Channel } place)
            {
                continue;
            }

            var root = post.Question is { } question && questions.GetValueOrDefault(question) is { } thread && thread.PlaceId == at.PlaceId
                ? thread.MessageId
                : at.Root ?? at.MessageId;

            var author = people.Find(post.Author);
            messages.Put(new ChatMessage(
                at.MessageId,
                place.Id,
                root,
                author?.Id ?? post.Author,
                author?.DisplayName ?? post.Author,
                post.Time,
                TextOf(post, people),
                "plain",
                Subject: post.Title));
        }

        TeamsLink? Where(DemoPost post) => TeamsLink.Parse(post.Link) ?? ByName(post, places);
    }

    private static string TextOf(DemoPost post, People people)
    {
        if (post.To is not { Count: > 0 } thanked)
        {
            return post.Text;
        }

        var names = string.Join(", ", thanked.Select(id => people.Find(id)?.DisplayName ?? id));
        return post.Text.Contains(names, StringComparison.OrdinalIgnoreCase) ? post.Text : $"Thanks to {names}: {post.Text}";
    }

    private static TeamsLink? ByName(DemoPost post, Places places)
    {
        var named = post.Place is { } name ? places.Channel(name) : null;
        return named is null ? null : new TeamsLink(named.Id, post.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), null);
    }
}
