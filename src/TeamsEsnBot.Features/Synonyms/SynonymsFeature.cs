using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Synonyms;

internal static class SynonymsFeature
{
    /// <summary>Champions tell the bot what the company calls things.</summary>
    public static IServiceCollection AddSynonyms(this IServiceCollection services) => services
        .AddSingleton<SynonymStore>()
        .AddFollower<SynonymStore>()
        .AddKept(SynonymStore.Table, SynonymStore.Keep)
        .AddTurn<SynonymsAsked, ShowSynonyms>(listen => listen.OnlyReads()
            .WhenSaid("[all] [the|our|my] synonyms", _ => new SynonymsAsked(""))
            .WhenSaid("list|edit|manage|change [all] [the|our|my] synonyms", _ => new SynonymsAsked(""))
            .WhenSaid("what|which synonyms [do|are] [we|you|there] [have|know]", _ => new SynonymsAsked(""))
            .WhenSaid("what|which are [the|our] synonyms", _ => new SynonymsAsked(""))
            .WhenPressed("synonyms.show", pressed => new SynonymsAsked(pressed["after"])))
        .AddTurn<NewSynonym, AddSynonym>(listen => listen
            .WhenSaid("{left} is [just|only] another name|word|term for {right}", NewSynonym.IsMeant, Same)
            .WhenSaid("{left} is [just] a|the|our synonym|alias|nickname|codename for|of {right}", NewSynonym.IsMeant, Same)
            .WhenSaid("{left} means the same as {right}", NewSynonym.IsMeant, Same)
            .WhenSaid("{left} means {right}", NewSynonym.IsMeantExactly, Same)
            .WhenSaid("{right} is also called|named {left}", NewSynonym.IsMeant, Same)
            .WhenSaid("synonym {relation}", said => NewSynonym.Of(said["relation"]))
            .WhenSaid("add|new [a|another|the] synonym [for] {relation}", said => NewSynonym.Of(said["relation"]))
            .WhenSaid("add|new [a|another] synonym", _ => NewSynonym.Of(""))
            .WhenPressed("synonyms.add", NewSynonym.FilledIn))
        .AddTurn<NoSynonym, ForgetSynonym>(listen => listen
            .WhenSaid("forget|remove|delete|drop [the|our] synonym [for] {name}", said => new NoSynonym(said["name"]))
            .WhenSaid("forget [that] {left} means {right}", NoLonger)
            .WhenSaid("{left} no longer means {right}", NewSynonym.IsMeant, NoLonger)
            .WhenSaid("{left} is no|not [longer] [another|a|the|our] name|word|term|synonym|alias for|of {right}", NewSynonym.IsMeant, NoLonger))
        .AddTurn<Removed, RemoveSynonym>(listen => listen
            .WhenPressed("synonyms.remove", pressed => new Removed(pressed["id"], pressed["after"])));

    private static NewSynonym Same(Phrase.Match said) => new(said["left"], SynonymKind.Same, said["right"]);

    private static NoSynonym NoLonger(Phrase.Match said) => new(said["left"], said["right"]);
}
