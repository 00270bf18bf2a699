using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>The words of asking everyone.</summary>
internal static class AskEveryoneCards
{
    /// <summary>Channels in one list; with more a person would rather go to the channel and ask there.</summary>
    public const int MostPlaces = 24;

    public static Card Offer(Topic topic, IReadOnlyList<(string Title, string Value)> places) => Card
        .Titled(Say.Of(Wording.CallOffer, topic.Name))
        .Line(Wording.CallOfferLine)
        .AskText("details", Wording.CallDetails, Wording.CallDetailsPlaceholder)
        .AskChoice("where", Wording.CallWhere, places)
        .Button(Wording.Post, "call.post", ("topic", topic.Name))
        .Button(Wording.Back, "experts.find", ("topic", topic.Name));

    public static Card NowhereToAsk(Topic topic) => Card
        .Titled(Wording.CallNowhere)
        .Line(Say.Of(Wording.CallNowhereLine, topic.Name))
        .Button(Wording.TryAnotherTopic, "experts.find", ("topic", ""));

    public static Card Posted(Call call, string where) => Card
        .Titled(Say.Of(Wording.CallPosted, where))
        .Line(Say.Of(Wording.CallPostedLine, call.Topic.Name));

    public static Card Open(Call call)
    {
        var card = Card.Titled(Say.Of(Wording.CallOpen, call.Asker.Name, call.Topic.Name));
        if (call.Details.Length > 0)
        {
            card.Line(call.Details);
        }

        return (call.Helpers is [] ? card : card.Line(Say.Of(Wording.CallHelpers, Say.List([.. call.Helpers.Select(helper => helper.Name)]))))
            .Quiet(Wording.CallOpenHint)
            .Button(Wording.ICanHelp, "call.raise", ("call", call.Id));
    }

    public static Card SomebodyCanHelp(Call call, Person helper, Profile? profile) => Card
        .Titled(Say.Of(Wording.CallAnswered, helper.Name, call.Topic.Name))
        .Line(Wording.CallAnsweredLine)
        .Link(
            Say.Of(Wording.AskOne, helper.Name.Split(' ')[0]),
            profile is null ? null : DeepLink.Chat([profile], Say.Of(Wording.ChatOpener, call.Topic.Name)));
}
