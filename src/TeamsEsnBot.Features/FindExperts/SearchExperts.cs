using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>What stands in the search box of the compose area so far.</summary>
internal sealed record TypedSearch(string Text, int Skip, int Take);

/// <summary>“Find an expert” from the compose box: a row for everybody found together, then one for each person. An empty box shows useful starts.</summary>
internal sealed class SearchExperts(ExpertSearch search, Questions questions, TimeProvider time) : IAnswer<TypedSearch>
{
    private const int Starts = 8;

    public async Task<Reply> AnswerAsync(TypedSearch typed, Turn turn, CancellationToken cancel)
    {
        var topics = questions.Read(turn.Tenant, typed.Text).Topics;
        var rows = topics is [] ? await StartsAsync(turn, cancel) : Rows(await search.FindAsync(turn.Tenant, turn.By, topics, cancel));
        var page = rows.Skip(typed.Skip).Take(Math.Max(typed.Take, 1)).ToArray();

        return page.Length == 0 && typed.Skip == 0
            ? Reply.Says(topics is [] ? Wording.SearchNothingKnown : Say.Of(Wording.SearchNobody, topics[0].Name))
            : Reply.Lists(page);
    }

    /// <summary>The topics that most people know, each with its people: better than an empty list.</summary>
    private async Task<IReadOnlyList<SearchResult>> StartsAsync(Turn turn, CancellationToken cancel)
    {
        var rows = new List<SearchResult>();
        foreach (var topic in search.Popular(turn.Tenant, Starts))
        {
            var found = await search.FindAsync(turn.Tenant, turn.By, [topic], cancel);
            if (found.Experts.Count > 0)
            {
                rows.Add(All(found));
            }
        }

        return rows;
    }

    private IReadOnlyList<SearchResult> Rows(Found found) => found.Experts.Count == 0
        ? []
        : [.. found.Experts.Count > 1 ? [All(found)] : Array.Empty<SearchResult>(), .. found.Experts.Select(expert => One(found, expert))];

    private SearchResult All(Found found) => new(
        Say.Of(Wording.PeopleWhoKnow, (found.WasCorrected ? found.Understood : found.Asked).InWords()),
        Say.List([.. found.Experts.Select(expert => expert.Profile.Who.Name)]),
        FindExpertsCards.Inserted(found, found.Experts, time.GetUtcNow()));

    private SearchResult One(Found found, Expert expert) => new(
        expert.Profile.Who.Name,
        expert.Profile.About,
        FindExpertsCards.Inserted(found, [expert], time.GetUtcNow()),
        expert.Profile.Photo);
}
