using System.Net;
using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Cards;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>
/// Some people of the office, who ask, answer and thank one thing after the other, and Teams between them and the bot: what gets no answer is delivered again, the same
/// under the same id, until the bot takes it. Now and then nobody does.
/// </summary>
internal sealed class Client(int number, int seed, IReadOnlyList<Colleague> people, SmallOffice office, Deeds deeds, Board board, Ledger ledger, Fleet fleet)
{
    private static readonly TimeSpan PatienceWithAnOffer = TimeSpan.FromSeconds(2);

    // Of the deliveries that broke.
    private const double GivenUp = .15;

    private readonly Random _dice = new((seed * 31) + number);

    /// <summary>Goes on until it is told to stop, and then finishes what was begun.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            await (_dice.NextDouble() switch
            {
                < .3 => AskAsync(),
                < .65 => RaiseAsync(),
                < .8 => SuggestAsync(),
                < .92 => DecideAsync(),
                _ => DoAsync(Added(deeds.State(Somebody()))),
            });
            await PauseAsync(50, 350);
        }
    }

    private Colleague Somebody() => people[_dice.Next(people.Count)];

    private Deed Added(Deed deed)
    {
        ledger.Add(deed);
        return deed;
    }

    private async Task AskAsync()
    {
        var asked = Added(deeds.Ask(Somebody()));
        await DoAsync(asked);
        if (asked.Fate.Acknowledged is null || await OfferAsync(asked) is not { } button)
        {
            return;
        }

        var posted = deeds.Post(asked.By, asked.Topic, office.Channels[_dice.Next(office.Channels.Count)], button, out var call);
        ledger.Add(posted, call);
        await DoAsync(posted);
    }

    /// <summary>The button on the offer; null when the offer does not come soon, and the person does something else.</summary>
    private async Task<IReadOnlyDictionary<string, string>?> OfferAsync(Deed asked)
    {
        for (var until = TimeProvider.System.GetUtcNow() + PatienceWithAnOffer; TimeProvider.System.GetUtcNow() < until; await PauseAsync(20, 60))
        {
            if (board.Messages().FirstOrDefault(seen => seen.Where == asked.Reply.Where && seen.Words == asked.Reply.Words) is { } offer)
            {
                return offer.Button("call.post");
            }
        }

        return null;
    }

    private async Task RaiseAsync()
    {
        var recent = board.Messages().Where(seen => office.Channels.Contains(seen.Where)).TakeLast(12).ToArray();
        if (recent.Length > 0
            && recent[_dice.Next(recent.Length)].Button("call.raise") is { } button
            && button["call"] is var call
            && Somebody() is var by
            && ledger.Call(call) is { } posted
            && posted.By != by
            && ledger.Take($"{call} {by.Id}"))
        {
            await DoAsync(Added(deeds.Raise(by, posted, call, button)));
        }
    }

    private async Task SuggestAsync()
    {
        var (by, about) = (Somebody(), office.People[_dice.Next(office.People.Count)]);
        if (by != about)
        {
            var deed = deeds.Suggest(by, about, out var suggestion);
            ledger.Add(deed, suggestion);
            await DoAsync(deed);
        }
    }

    private async Task DecideAsync()
    {
        var agrees = _dice.NextDouble() < .7;
        foreach (var seen in board.Messages().Reverse())
        {
            if (people.FirstOrDefault(person => person.PersonalChat == seen.Where) is { } by
                && seen.Button(agrees ? "knowledge.confirm" : "knowledge.decline") is { } button
                && ledger.Suggestion(button["suggestion"]) is { } suggestion
                && ledger.Take(suggestion.Id))
            {
                await DoAsync(Added(deeds.Decide(by, suggestion, agrees, button)));
                return;
            }
        }
    }

    private async Task DoAsync(Deed deed)
    {
        while (deed.Fate.Acknowledged is null && deed.Fate.Refused is null)
        {
            var instance = fleet.Any(_dice);
            var sent = TimeProvider.System.GetUtcNow();
            var (end, answer) = await DeliverAsync(instance, deed);
            var ended = TimeProvider.System.GetUtcNow();
            deed.Fate.Add(new Delivered(instance.Number, sent, ended, end));
            if (answer is not null)
            {
                Read(answer, deed, ended);
                return;
            }

            if (end is DeliveryEnd.Broken && _dice.NextDouble() < GivenUp)
            {
                deed.Fate.GiveUp();
                return;
            }

            await PauseAsync(60, 500);
        }
    }

    /// <returns>The answer, when the bot took the activity.</returns>
    private static async Task<(DeliveryEnd End, Answer? Answer)> DeliverAsync(Instance instance, Deed deed)
    {
        try
        {
            var answer = await instance.Deliveries.SendAsync(deed.Activity);
            return (int)answer.Status >= 500 ? (DeliveryEnd.Broken, null) : (DeliveryEnd.Answered, answer);
        }
        catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError)
        {
            return (DeliveryEnd.NotReached, null);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            return (DeliveryEnd.Broken, null);
        }
    }

    private static void Read(Answer answer, Deed deed, DateTimeOffset at)
    {
        if (answer.Status is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
        {
            deed.Fate.Refuse($"{(int)answer.Status} {answer.Text}");
        }
        else if (!deed.IsPress || IsCard(answer.Json))
        {
            deed.Fate.Acknowledge(at, isPromised: false);
        }
        else if ((string?)answer.Json["value"] is { } text && (text == Wording.Working || text == Wording.WorkingPrivately))
        {
            deed.Fate.Acknowledge(at, isPromised: true);
        }
        else
        {
            deed.Fate.Refuse(answer.Text);
        }
    }

    private static bool IsCard(JsonNode answer) => (string?)answer["type"] == "application/vnd.microsoft.card.adaptive";

    private Task PauseAsync(int least, int most) => Task.Delay(TimeSpan.FromMilliseconds(_dice.Next(least, most)));
}
