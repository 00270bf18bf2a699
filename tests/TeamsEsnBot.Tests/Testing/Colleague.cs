using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>Someone in the office. Reads as a sentence: <c>await office.Ana.Says("who knows kubernetes?")</c>.</summary>
internal sealed record Colleague(Office Office, Profile Profile)
{
    public string Name => Profile.Who.Name;

    public PersonId Id => Profile.Who.Id;

    private Place Desk => new(PlaceKind.Personal, $"a:{Id}");

    /// <summary>In the personal chat with the bot.</summary>
    public Task<Reply> Says(string text, params Colleague[] mentioned) =>
        Office.ReactAsync(this, Desk, new Said(text, [.. mentioned.Select(one => one.Profile.Who)]));

    /// <summary>In the channel, with the bot mentioned.</summary>
    public Task<Reply> SaysInTheChannel(string text) => Office.ReactAsync(this, Office.Channel, new Said(text, []));

    public Task<Reply> SaysIn(string locale, string text) => Office.ReactAsync(this, Desk, new Said(text, []), locale);

    public Task<Reply> Presses(string verb, params (string Name, string Value)[] data) =>
        Office.ReactAsync(this, Desk, new Pressed(verb, data.ToDictionary(one => one.Name, one => one.Value), "card-1"));

    public Task<Reply> PressesInTheChannel(string verb, params (string Name, string Value)[] data) =>
        Office.ReactAsync(this, Office.Channel, new Pressed(verb, data.ToDictionary(one => one.Name, one => one.Value), "card-1"));

    /// <summary>Presses the button with this title, with what was filled in.</summary>
    public Task<Reply> Presses(Card card, string title, params (string Name, string Value)[] filledIn) => Presses(
        Button(card, title).Verb!,
        [.. Button(card, title).Data.Select(one => (one.Key, one.Value)).Where(one => filledIn.All(given => given.Name != one.Key)), .. filledIn]);

    public Task<Reply> Searches(string text, int skip = 0, int take = 25) =>
        Office.ReactAsync(this, Desk, new Searched("findExpert", text, skip, take, IsFirst: text.Length == 0));

    public Task<Reply> AsksAboutTheMessage(string text, Colleague? by = null) =>
        Office.ReactAsync(this, Office.Channel, new Picked("whoKnowsThis", new PickedMessage("m-1", text, by?.Profile.Who, null)));

    public Task<Reply> MeetsTheBot() => Office.ReactAsync(this, Desk, new CameIn(IsUpgrade: false));

    /// <summary>Answered a colleague's question some time ago.</summary>
    public Task HasAnswered(string question, string topic, int daysAgo = 30, bool accepted = true, IReadOnlyList<PersonId>? seenBy = null) =>
        Office.The<EvidenceStore>().RecordAsync(
            Office.Tenant,
            new Evidence(
                Evidence.IdOf(question, Id.Value),
                Id,
                accepted ? EvidenceKind.AnswerAccepted : EvidenceKind.Answered,
                Office.Clock.GetUtcNow().AddDays(-daysAgo),
                question,
                "",
                [topic],
                Link: "https://teams.microsoft.com/l/message/19:platform@thread.tacv2/1790000000000",
                Audience: seenBy),
            CancellationToken.None);

    private static CardButton Button(Card card, string title) =>
        card.Buttons.FirstOrDefault(button => button.Title == title)
        ?? throw new AssertionException($"The card “{card.Heading}” has no button “{title}”, but: {string.Join(", ", card.Buttons.Select(button => button.Title))}");
}
