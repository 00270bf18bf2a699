using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>Tells everybody else who can do it.</summary>
internal static class ForChampions
{
    private const int MostNames = 3;

    public static Reply Only(Champions champions, string tenant) => Reply.Refuses(champions.Names(tenant, MostNames) switch
    {
        [] => Wording.SynonymsNeedAChampion,
        var names => Say.Of(Wording.SynonymsAreForChampions, Say.List(names)),
    });
}
