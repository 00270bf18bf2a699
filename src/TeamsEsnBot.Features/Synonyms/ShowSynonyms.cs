using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>“Synonyms.”</summary>
/// <param name="After">The id of the last one on the page before; empty for the first page.</param>
internal sealed record SynonymsAsked(string After);

/// <summary>Shows a champion what the company calls things, newest first.</summary>
internal sealed class ShowSynonyms(Champions champions, SynonymStore synonyms) : IAnswer<SynonymsAsked>
{
    public Task<Reply> AnswerAsync(SynonymsAsked asked, Turn turn, CancellationToken cancel) => Task.FromResult((champions.Is(turn.Tenant, turn.By.Id)
        ? Reply.Shows(SynonymCards.All(SynonymPage.Of(synonyms.All(turn.Tenant), asked.After)))
        : ForChampions.Only(champions, turn.Tenant)).Privately());
}

/// <summary>As many as a card has buttons for.</summary>
/// <param name="After">The id of the last one before these; empty for the first page.</param>
internal sealed record SynonymPage(IReadOnlyList<Synonym> Shown, string After, bool IsLast)
{
    // Beside “show more” and “add”.
    private const int Most = Card.MostButtons - 2;

    /// <summary>The page behind a synonym; the first one when that, or all behind it, is gone.</summary>
    public static SynonymPage Of(IReadOnlyList<Synonym> all, string after)
    {
        var from = all.Index().Where(one => one.Item.Id == after).Select(one => one.Index + 1).SingleOrDefault();
        if (from == all.Count)
        {
            from = 0;
        }

        Synonym[] shown = [.. all.Skip(from).Take(Most)];
        return new SynonymPage(shown, from == 0 ? "" : after, from + shown.Length == all.Count);
    }
}
