using TeamsEsnBot.Features.Cards;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>The words of other names for things.</summary>
internal static class SynonymCards
{
    // A longer title would be a line of its own on a phone.
    private const int LongestOnAButton = 40;

    public static Card All(SynonymPage page) => List(Card
        .Titled(page.Shown is [] ? Wording.SynonymsNone : Wording.SynonymsTitle)
        .Line(Wording.SynonymsHowTo), page);

    public static Card NoneNow(string name, SynonymPage page) => List(Card
        .Titled(Say.Of(Wording.SynonymNoneNow, name))
        .Line(page.Shown is [] ? Wording.SynonymsHowTo : Wording.SynonymsLeft), page);

    public static Card WhichOfThem(string name, SynonymPage page) => List(Card
        .Titled(Say.Of(Wording.SynonymWhichOfThem, name)), page);

    public static Card Noted(Synonym synonym) => Card
        .Titled(Say.Of(Wording.SynonymNoted, InWords(synonym)))
        .Line(synonym.Kind is SynonymKind.OneWay ? Wording.SynonymNotedOneWayLine : Wording.SynonymNotedLine)
        .Button(Wording.TakeItBack, "synonyms.remove", ("id", synonym.Id))
        .Button(Say.Of(Wording.SynonymTry, Short(synonym.Left)), "experts.find", ("topic", synonym.Left))
        .Button(Wording.SynonymsTitle, "synonyms.show");

    /// <summary>Asks for both sides; what was said already stands there.</summary>
    public static Card Which(NewSynonym said) => Card
        .Titled(Wording.SynonymWhich)
        .AskText("left", Wording.SynonymLeft, Wording.SynonymLeftPlaceholder, said.Left.Trim(), isRequired: true)
        .AskChoice(
            "kind",
            Wording.SynonymKindLabel,
            [
                (Wording.SynonymSame, nameof(SynonymKind.Same)),
                (Wording.SynonymOneWay, nameof(SynonymKind.OneWay)),
                (Wording.SynonymNear, nameof(SynonymKind.Near)),
            ],
            said.Kind.ToString())
        .AskText("right", Wording.SynonymRight, Wording.SynonymRightPlaceholder, said.Right.Trim(), isRequired: true)
        .Button(Wording.Save, "synonyms.add");

    private static Card List(Card card, SynonymPage page)
    {
        foreach (var synonym in page.Shown)
        {
            card.Line(InWords(synonym)).Quiet(Say.Of(Wording.SynonymBy, synonym.By.Name, synonym.When));
        }

        foreach (var synonym in page.Shown)
        {
            card.Button(Say.Of(Wording.SynonymRemove, Short(synonym.Line)), "synonyms.remove", ("id", synonym.Id), ("after", page.After));
        }

        if (!page.IsLast)
        {
            card.Button(Wording.ShowMore, "synonyms.show", ("after", page.Shown[^1].Id));
        }
        else if (page.After.Length > 0)
        {
            card.Button(Wording.Back, "synonyms.show");
        }

        return card.Button(Wording.SynonymAdd, "synonyms.add");
    }

    private static string InWords(Synonym synonym) => Say.Of(
        synonym.Kind switch
        {
            SynonymKind.Same => Wording.SynonymIsSame,
            SynonymKind.OneWay => Wording.SynonymIsOneWay,
            _ => Wording.SynonymIsNear,
        },
        synonym.Left,
        synonym.Right);

    private static string Short(string text) =>
        text.Length <= LongestOnAButton ? text : text[..(char.IsHighSurrogate(text[LongestOnAButton - 2]) ? LongestOnAButton - 2 : LongestOnAButton - 1)] + "…";
}
