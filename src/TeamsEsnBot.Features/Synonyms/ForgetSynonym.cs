using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>“Forget the synonym mothership.”</summary>
/// <param name="Name">One side, or both with a sign in between.</param>
internal sealed record NoSynonym(string Name, string Other = "");

/// <summary>A press on the list.</summary>
/// <param name="After">Which page it was on; see <see cref="SynonymsAsked"/>.</param>
internal sealed record Removed(string Id, string After);

/// <summary>Removes what a champion no longer wants, and shows what is left. Said twice, it reads the same.</summary>
internal sealed class ForgetSynonym(Champions champions, SynonymStore synonyms) : IAnswer<NoSynonym>
{
    public async Task<Reply> AnswerAsync(NoSynonym said, Turn turn, CancellationToken cancel) => (champions.Is(turn.Tenant, turn.By.Id)
        ? await ForgetAsync(said, turn, cancel)
        : ForChampions.Only(champions, turn.Tenant)).Privately();

    private async Task<Reply> ForgetAsync(NoSynonym said, Turn turn, CancellationToken cancel)
    {
        var sides = NewSynonym.Of(said.Name);
        var (name, other) = (Topic.Of(sides.Left)?.Name ?? "", Topic.Of(said.Other.Length > 0 ? said.Other : sides.Right)?.Name);
        var meant = synonyms.All(turn.Tenant).Where(synonym => other is null ? synonym.IsAbout(name) : synonym.Relates(name, other)).ToList();
        if (meant.Count > 1)
        {
            return Reply.Shows(SynonymCards.WhichOfThem(name, SynonymPage.Of(meant, "")));
        }

        foreach (var synonym in meant)
        {
            await synonyms.RemoveAsync(turn.Tenant, synonym.Id, cancel);
        }

        return Reply.Shows(SynonymCards.NoneNow(other is null ? name : $"{name} = {other}", SynonymPage.Of(synonyms.All(turn.Tenant), "")));
    }
}

/// <summary>Removes one by its button.</summary>
internal sealed class RemoveSynonym(Champions champions, SynonymStore synonyms) : IAnswer<Removed>
{
    public async Task<Reply> AnswerAsync(Removed pressed, Turn turn, CancellationToken cancel)
    {
        if (!champions.Is(turn.Tenant, turn.By.Id))
        {
            return ForChampions.Only(champions, turn.Tenant).Privately();
        }

        await synonyms.RemoveAsync(turn.Tenant, pressed.Id, cancel);
        return Reply.Shows(SynonymCards.All(SynonymPage.Of(synonyms.All(turn.Tenant), pressed.After))).Privately();
    }
}
