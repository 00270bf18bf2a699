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
            var thanked = Thanked(post, people);
            messages.Put(new ChatMessage(
                at.MessageId,
                place.Id,
                root,
                author?.Id ?? post.Author,
                author?.DisplayName ?? post.Author,
                post.Time,
                string.Join(' ', [.. thanked.Select(mention => mention.Text), post.Text]),
                "plain",
                Subject: post.Title)
            {
                Mentions = thanked,
            });
        }

        TeamsLink? Where(DemoPost post) => TeamsLink.Parse(post.Link) ?? ByName(post, places);
    }

    /// <summary>Who is thanked is mentioned, as a colleague would write it.</summary>
    private static Mention[] Thanked(DemoPost post, People people) =>
        [.. (post.To ?? []).Select(people.Find).OfType<DemoPerson>().Select(person => new Mention($"<at>{person.DisplayName}</at>", person.Mri, person.DisplayName))];

    private static TeamsLink? ByName(DemoPost post, Places places)
    {
        var named = post.Place is { } name ? places.Channel(name) : null;
        return named is null ? null : new TeamsLink(named.Id, post.Time.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture), null);
    }
}
