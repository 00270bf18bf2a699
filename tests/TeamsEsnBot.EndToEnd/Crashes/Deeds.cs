using System.Text.Json.Nodes;
using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>What people of the office do, each with what must come of it.</summary>
internal sealed class Deeds(SmallOffice office)
{
    private readonly string _tenant = office.Tenant;
    private int _numbers;

    public Deed Ask(Colleague by)
    {
        var (number, topic) = NewTopic();
        return Saying(number, DeedKind.Ask, by, topic, $"ask everyone about {topic}", AskEveryoneCards.Offer(Topic.Of(topic)!, []).Heading);
    }

    /// <param name="by">Who asked.</param>
    /// <param name="topic">Of the offer.</param>
    /// <param name="channel">Where it is to be posted.</param>
    /// <param name="button">The data of the button on the offer.</param>
    /// <param name="call">The id of the call, which others find on its card.</param>
    public Deed Post(Colleague by, string topic, string channel, IReadOnlyDictionary<string, string> button, out string call)
    {
        var (number, about) = (NewNumber(), Topic.Of(topic)!);
        var (card, details) = ($"1763-offer-{number}", $"Details of {topic}.");
        call = Evidence.IdOf("call", card, by.Id, about.Key, details, channel);
        var posted = new Call(call, about, details, SmallOffice.Person(by), []);
        var press = new Pressed("call.post", new Dictionary<string, string>(button) { ["details"] = details, ["where"] = channel }, card);
        return Pressing(number, DeedKind.Post, by, topic, press, AskEveryoneCards.Posted(posted, SmallOffice.Channel(channel).Title!).Heading, says: topic) with
        {
            Rows = [new(Calls.Table, TableKey.Join(_tenant, call), "call")],
            Tells = new($"call|{call}", channel, AskEveryoneCards.Open(posted).Heading),
        };
    }

    public Deed Raise(Colleague by, Deed posted, string call, IReadOnlyDictionary<string, string> button)
    {
        var (number, about) = (NewNumber(), Topic.Of(posted.Topic)!);
        var asked = new Call(call, about, "", SmallOffice.Person(posted.By), []);
        var deed = Pressing(
            number, DeedKind.Raise, by, posted.Topic, new Pressed("call.raise", button, $"1763-call-{call}"), AskEveryoneCards.Open(asked).Heading, says: by.DisplayName) with
        {
            Rows =
            [
                new(Calls.Table, TableKey.Join(_tenant, call), TableKey.Join("helper", by.Id)),
                EvidenceOf(by, Evidence.IdOf("stated", about.Key)),
            ],
            Tells = new($"raised|{call}|{by.Id}", posted.By.PersonalChat, AskEveryoneCards.SomebodyCanHelp(asked, SmallOffice.Person(by), null).Heading),
        };

        // Each call is a thread of its own.
        var thread = office.Teams.PressesInTheChannel(by, "call.raise", deed.Redraws!.Value.Card);
        thread["conversation"]!["id"] = $"{posted.Tells!.Where};messageid={call}";
        thread["channelData"]!["channel"] = new JsonObject { ["id"] = posted.Tells.Where };
        thread["value"] = deed.Activity["value"]!.DeepClone();
        return deed with { Activity = thread };
    }

    // Shout-outs come with a later feature; until then a colleague's good word stands for thanks.
    public Deed Suggest(Colleague by, Colleague about, out Suggestion suggestion)
    {
        var (number, topic) = NewTopic();
        var name = Topic.Of(topic)!;
        suggestion = new Suggestion(Evidence.IdOf("suggested", by.Id, name.Key), name, SmallOffice.Person(by), SuggestionState.Open);
        return Saying(number, DeedKind.Suggest, by, topic, $"{about.DisplayName} knows about {topic}", Say.Of(Wording.SuggestAsked, about.DisplayName, topic)) with
        {
            LaterWords = Say.Of(Wording.SuggestKnownAlready, about.DisplayName, topic),
            Rows = [SuggestionOf(about, suggestion)],
            Tells = new($"suggestion|{_tenant}|{about.Id}|{suggestion.Id}", about.PersonalChat, KnowAboutCards.IsItRight(suggestion).Heading),
        };
    }

    public Deed Decide(Colleague by, Suggestion suggestion, bool agrees, IReadOnlyDictionary<string, string> button)
    {
        var number = NewNumber();
        var answer = agrees ? KnowAboutCards.Noted([suggestion.Topic], isInDirectory: true) : KnowAboutCards.Declined(suggestion);
        var press = new Pressed(agrees ? "knowledge.confirm" : "knowledge.decline", button, $"1763-question-{number}");
        var decided = SuggestionOf(by, suggestion, agrees ? SuggestionState.Confirmed : SuggestionState.Declined);
        return Pressing(number, DeedKind.Decide, by, suggestion.Topic.Name, press, answer.Heading, says: agrees ? suggestion.Topic.Name : answer.Heading) with
        {
            Rows = agrees ? [decided, EvidenceOf(by, Evidence.IdOf("endorsed", suggestion.Id))] : [decided],
        };
    }

    public Deed State(Colleague by)
    {
        var (number, topic) = NewTopic();
        var name = Topic.Of(topic)!;
        return Saying(number, DeedKind.State, by, topic, $"I know about {topic}", KnowAboutCards.Noted([name], isInDirectory: true).Heading) with
        {
            Rows = [EvidenceOf(by, Evidence.IdOf("stated", name.Key))],
        };
    }

    private Deed Saying(int number, DeedKind kind, Colleague by, string topic, string words, string reply)
    {
        var activity = office.Teams.Says(by, words);
        return new Deed(number, kind, by, topic, activity, new MessageOfDeed($"reply|{(string?)activity["id"]}", by.PersonalChat, reply));
    }

    private Deed Pressing(int number, DeedKind kind, Colleague by, string topic, Pressed press, string reply, string says)
    {
        var activity = office.Teams.Presses(by, press.Verb, press.Card!, [.. press.Data.Select(one => (one.Key, one.Value))]);
        return new Deed(number, kind, by, topic, activity, new MessageOfDeed($"reply|{RequestKey.Of(press, SmallOffice.Person(by))}", by.PersonalChat, reply))
        {
            Redraws = (press.Card!, says),
        };
    }

    private RowOfDeed EvidenceOf(Colleague person, string id) => new(EvidenceStore.Table, EvidenceRow.Partition(_tenant, new PersonId(person.Id)), id);

    private RowOfDeed SuggestionOf(Colleague about, Suggestion suggestion, SuggestionState? state = null) =>
        new(Suggestions.Table, TableKey.Join(_tenant, about.Id), suggestion.Id, state?.ToString());

    private int NewNumber() => Interlocked.Increment(ref _numbers);

    private (int Number, string Topic) NewTopic()
    {
        var number = NewNumber();
        return (number, $"craft {number}");
    }
}
