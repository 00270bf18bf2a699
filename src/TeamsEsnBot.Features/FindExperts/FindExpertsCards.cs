using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>The words of finding people.</summary>
internal static class FindExpertsCards
{
    private const int AskedAtOnce = 3;

    private static readonly WordsAbout<Profile, Introduction> Introductions = new((profile, _) =>
        new Introduction(profile.Who.Name, DeepLink.Chat([profile], ""), profile.About, profile.Photo));
    private static readonly WordsAbout<Evidence, ReasonPart> Explanations = new(ReasonWords.Of);
    private static readonly WordsAbout<Evidence, ReasonPart> InPassing = new(ReasonWords.InPassing);

    public static Card Experts(Found found, DateTimeOffset now, bool isGuess = false)
    {
        var card = Card.Titled(Say.Of(Wording.PeopleWhoKnow, About(found)));
        if (isGuess)
        {
            card.Quiet(Wording.GuessedSearch);
        }
        else if (found.WasCorrected)
        {
            card.Quiet(Say.Of(Wording.YouWrote, found.Asked.InWords()));
        }

        return AskThem(Rows(card, found.Experts, now), found.Experts, About(found))
            .Button(Wording.AskEveryone, "call.offer", ("topic", found.Asked.ForAButton()))
            .Button(Wording.NotTheRightPerson, "experts.wrong", ("topic", found.Asked.ForAButton()));
    }

    /// <summary>In a dialog over the message that was asked about.</summary>
    public static Card ForMessage(Found found, Topic topic, DateTimeOffset now) =>
        AskThem(Rows(Card.Titled(Wording.PeopleWhoMayKnow).Quiet(topic.Name), found.Experts, now), found.Experts, topic.Name);

    /// <summary>For any conversation, also where the bot is not: nothing on it needs the bot.</summary>
    public static Card Inserted(Found found, IReadOnlyList<Expert> experts, DateTimeOffset now) =>
        AskThem(Rows(Card.Titled(Say.Of(Wording.PeopleWhoKnow, About(found))), experts, now), experts, About(found));

    public static Card NobodyYet(IReadOnlyList<Topic> topics) => Card
        .Titled(Say.Of(Wording.NobodyYet, topics.InWords()))
        .Line(Wording.NobodyYetLine)
        .Button(Wording.AskEveryone, "call.offer", ("topic", topics.ForAButton()))
        .Button(Wording.IKnowAboutIt, "knowledge.state", ("topic", topics.ForAButton()))
        .Button(Wording.TryAnotherTopic, "experts.find", ("topic", ""));

    public static Card WhichTopic(IReadOnlyList<Topic> popular)
    {
        var card = Card.Titled(Wording.WhichTopic).Line(popular.Count > 0 ? Wording.WhichTopicLine : Wording.WhichTopicLineWithoutHints)
            .AskText("typed", Wording.TopicLabel, Wording.TopicPlaceholder)
            .Button(Wording.Find, "experts.find");

        foreach (var topic in popular)
        {
            card.Button(topic.Name, "experts.find", ("topic", topic.Name));
        }

        return card;
    }

    public static Card NotUnderstood(Topic words) => Card
        .Titled(Wording.NotUnderstood)
        .Line(Say.Of(Wording.NotUnderstoodLine, words.Name))
        .Button(Wording.AskEveryone, "call.offer", ("topic", words.Name))
        .Button(Wording.Help, "help.show");

    /// <summary>“Not the right person”: whom not to show again, to this searcher and for this topic.</summary>
    public static Card WhoIsNotRight(Found found) => Card
        .Titled(Wording.WhoIsNotRight)
        .Quiet(Wording.WhoIsNotRightLine)
        .AskChoice("person", Wording.PersonLabel, [.. found.Experts.Select(expert => (expert.Profile.Who.Name, expert.Profile.Who.Id.Value))])
        .Button(Wording.DontShowAgain, "experts.skip", ("topic", found.Asked.ForAButton()))
        .Button(Wording.Back, "experts.find", ("topic", found.Asked.ForAButton()));

    public static PersonPart Row(Expert expert, DateTimeOffset now)
    {
        var place = ReasonWords.Of(expert.Place);
        var reasons = new ReasonPart[expert.Reasons.Count + (place is null ? 0 : 1)];
        for (var at = 0; at < expert.Reasons.Count; at++)
        {
            var reason = expert.Reasons[at];
            reasons[at] = (reason.IsInPassing ? InPassing : Explanations).At(reason.Piece, now);
        }

        if (place is not null)
        {
            reasons[^1] = place;
        }

        return new PersonPart(Introductions.At(expert.Profile, now), ReasonWords.Of(expert.Presence), reasons);
    }

    private static Card Rows(Card card, IReadOnlyList<Expert> experts, DateTimeOffset now)
    {
        foreach (var expert in experts)
        {
            card.Person(Row(expert, now));
        }

        return card;
    }

    private static Card AskThem(Card card, IReadOnlyList<Expert> experts, string about)
    {
        var first = experts.Take(AskedAtOnce).Select(expert => expert.Profile).ToArray();
        return card.Link(
            first.Length == 1 ? Say.Of(Wording.AskOne, first[0].Who.Name.Split(' ')[0]) : Wording.AskThem,
            DeepLink.Chat(first, Say.Of(Wording.ChatOpener, about)));
    }

    private static string About(Found found) => (found.WasCorrected ? found.Understood : found.Asked).InWords();
}
