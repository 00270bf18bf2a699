using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>The words of saying who knows what.</summary>
internal static class KnowAboutCards
{
    public static Card Noted(IReadOnlyList<Topic> topics, bool isInDirectory) => Card
        .Titled(Say.Of(Wording.KnowledgeNoted, topics.InWords()))
        .Line(isInDirectory ? Wording.KnowledgeNotedLine : Wording.KnowledgeNotedNotInDirectory)
        .Button(Wording.TakeItBack, "knowledge.withdraw", ("topic", topics.ForAButton()))
        .Button(Wording.WhoElseKnows, "experts.find", ("topic", topics.ForAButton()));

    public static Card NotShownAnyMore(IReadOnlyList<Topic> topics) => Card
        .Titled(Say.Of(Wording.KnowledgeWithdrawn, topics.InWords()))
        .Line(Wording.KnowledgeWithdrawnLine)
        .Button(Wording.ShowMeAgain, "knowledge.state", ("topic", topics.ForAButton()));

    public static Card WhichTopic() => Card
        .Titled(Wording.WhatDoYouKnow)
        .Line(Wording.WhatDoYouKnowLine)
        .AskText("topic", Wording.TopicLabel, Wording.TopicPlaceholder, isRequired: true)
        .Button(Wording.Save, "knowledge.state");

    public static Card WhichTopicNoLonger() => Card
        .Titled(Wording.WhatNoLonger)
        .AskText("topic", Wording.TopicLabel, Wording.TopicPlaceholder, isRequired: true)
        .Button(Wording.StopShowingMe, "knowledge.withdraw");

    public static Card IsItRight(Suggestion suggestion) => Card
        .Titled(Say.Of(Wording.SuggestQuestion, suggestion.By.Name, suggestion.Topic.Name))
        .Line(Say.Of(Wording.SuggestQuestionLine, suggestion.Topic.Name))
        .Button(Wording.YesAskMe, "knowledge.confirm", ("suggestion", suggestion.Id))
        .Button(Wording.NoThanks, "knowledge.decline", ("suggestion", suggestion.Id));

    public static Card Declined(Suggestion suggestion) => Card
        .Titled(Wording.SuggestDeclined)
        .Line(Say.Of(Wording.SuggestDeclinedLine, suggestion.Topic.Name));

    public static Card WhoIsThat(string name, Topic topic) => Card
        .Titled(name.Length == 0 ? Wording.SuggestWhoIsThat : Say.Of(Wording.SuggestNobodyCalled, name))
        .Line(Wording.SuggestWhoIsThatLine)
        .Button(Wording.WhoElseKnows, "experts.find", ("topic", topic.Name));

    public static Card WhichOfThem(string name, IReadOnlyList<Profile> people, Topic topic) => Card
        .Titled(Say.Of(Wording.SuggestWhichOfThem, name))
        .AskChoice("person", Wording.PersonLabel, [.. people.Select(person => (Described(person), person.Who.Id.Value))])
        .Button(Wording.ThisOne, "knowledge.suggest", ("topic", topic.Name));

    private static string Described(Profile person) =>
        string.Join(" · ", new[] { person.Who.Name, person.Department, person.Place }.Where(part => !string.IsNullOrEmpty(part)));
}
