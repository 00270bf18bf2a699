using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Help;

/// <summary>The words of greeting and explaining.</summary>
internal static class HelpCards
{
    public static Card Help(bool isChampion)
    {
        var card = Card
            .Titled(Wording.HelpTitle)
            .Line(Wording.HelpWhoKnows)
            .Line(Wording.HelpIKnow)
            .Line(Wording.HelpTheyKnow)
            .Line(Wording.HelpEverywhere);
        return isChampion ? WithTries(card.Line(Wording.HelpSynonyms)).Button(Wording.SynonymsTitle, "synonyms.show") : WithTries(card);
    }

    public static Card Hello(Person person) => WithTries(Card
        .Titled(Say.Of(Wording.HelloTitle, person.Name.Split(' ')[0]))
        .Line(Wording.HelloLine));

    public static Card WelcomePerson(Person person) => WithTries(Card
        .Titled(Say.Of(Wording.WelcomePersonTitle, person.Name.Split(' ')[0]))
        .Line(Wording.WelcomePersonLine)
        .Quiet(Wording.WelcomePrivacy));

    public static Card WelcomePlace() => Card
        .Titled(Wording.WelcomePlaceTitle)
        .Line(Wording.WelcomePlaceLine)
        .Quiet(Wording.WelcomePrivacy)
        .Button(Wording.Help, "help.show");

    private static Card WithTries(Card card) => card
        .Button(Wording.FindSomebody, "experts.find", ("topic", ""))
        .Button(Wording.SayWhatIKnow, "knowledge.state", ("topic", ""));
}
