using System.Net;
using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Teams is in trouble, and nobody loses an answer.</summary>
internal sealed class TroubleTests : DoorFixture
{
    private static readonly Colleague Katharina = OpenDoor.Person("Katharina");

    private static readonly ConnectorAnswer[] Passing =
    [
        ConnectorAnswer.Refused(412, "PreconditionFailed"), ConnectorAnswer.Refused(429, "TooManyRequests", "1"), ConnectorAnswer.Refused(502, "BadGateway"),
        ConnectorAnswer.Refused(503, "ServiceUnavailable"), ConnectorAnswer.Page(504), ConnectorAnswer.BrokenBefore,
    ];

    // peers (c) 1 and 3: also for answers, which used to be lost when Teams was throttled.
    [TestCaseSource(nameof(Passing))]
    public async Task An_answer_that_cannot_go_now_goes_later_and_once(ConnectorAnswer trouble)
    {
        Door.Connector.Next(trouble);

        var answer = await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "who knows zeppelins?"));
        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        await Door.EmptiesTheOutbox();
        Door.Clock.Passes(TimeSpan.FromSeconds(5));
        await Door.EmptiesTheOutbox();

        var seen = Door.Connector.Calls.Where(call => call is { IsAccepted: true, Method: "POST" }).ToArray();
        Assert.That(seen, Has.Length.EqualTo(1));
        Assert.That(seen[0].IsIn(Activities.Thread) && seen[0].Says(OpenDoor.Jonas.DisplayName));
    }

    // peers (c) 1: Teams stops waiting after some seconds and delivers again.
    [Test]
    public async Task Whoever_hangs_up_is_answered_all_the_same_and_once()
    {
        var (reached, hungUp, wasStopped) = (new TaskCompletionSource(), new TaskCompletionSource(), true);
        Door.Connector.Script = async (_, response) =>
        {
            reached.TrySetResult();
            await hungUp.Task;
            await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(300)), Aborted(response.HttpContext.RequestAborted));
            wasStopped = response.HttpContext.RequestAborted.IsCancellationRequested;
            return false;
        };
        var question = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        using var patience = new CancellationTokenSource();
        using var body = new StringContent(question.ToJsonString(), System.Text.Encoding.UTF8, "application/json");
        var asking = Door.Http.PostAsync("api/messages", body, patience.Token);
        await reached.Task;

        await patience.CancelAsync();
        Assert.That(async () => await asking, Throws.InstanceOf<OperationCanceledException>());
        hungUp.SetResult();
        await Waits(() => Door.Connector.Posted(OpenDoor.Ines.PersonalChat, OpenDoor.Jonas.DisplayName) == 1);
        await Door.SendAsync(question);

        Assert.That((wasStopped, Door.Connector.Calls.Count), Is.EqualTo((false, 1)));

        static async Task Aborted(CancellationToken token) => await Task.Delay(Timeout.Infinite, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    // peers (c) 3
    [TestCase(400, "BadSyntax"), TestCase(403, "BotNotInConversationRoster"), TestCase(404, "ConversationNotFound"), TestCase(413, "MessageSizeTooBig"), TestCase(500, "ServiceError")]
    public async Task An_answer_that_is_refused_is_not_tried_again(int status, string code)
    {
        Door.Connector.Refuses("POST", status, code);

        await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));
        await Door.EmptiesTheOutbox();

        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(1));
    }

    // peers (c) 22
    [Test]
    public async Task A_late_change_of_a_card_never_overwrites_a_newer_one()
    {
        Door.Connector.Next(ConnectorAnswer.Refused(429, "TooManyRequests", "1"));
        var first = Door.SendAsync(Teams.Presses(OpenDoor.Ines, "experts.find", "1763-card", ("topic", "zeppelins")));
        await Task.WhenAny(first, Waits(() => Door.Connector.Updates(OpenDoor.Ines.PersonalChat).Count == 1));
        await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "help.show", "1763-card"));
        await first;
        await Door.The<Work.LongWork>().SettleAsync();

        var drawn = Door.Connector.Updates(OpenDoor.Ines.PersonalChat);
        Assert.That(drawn, Has.Count.EqualTo(2), "The older one is not tried again.");
        Assert.That(drawn[^1].Body.Readable(), Does.Not.Contain(OpenDoor.Jonas.DisplayName));
    }

    [Test]
    public async Task A_change_of_a_card_waits_as_long_as_Teams_asks()
    {
        Door.Connector.Next(ConnectorAnswer.Refused(429, "TooManyRequests", "1"), ConnectorAnswer.BrokenBefore);

        await Door.SendAsync(Teams.Presses(OpenDoor.Ines, "experts.find", "1763-card", ("topic", "zeppelins")));
        await Door.The<Work.LongWork>().SettleAsync();

        var calls = Door.Connector.Updates(OpenDoor.Ines.PersonalChat);
        Assert.That(calls.Select(call => call.IsAccepted), Is.EqualTo([false, false, true]));
        Assert.That(calls[1].At - calls[0].At, Is.GreaterThan(TimeSpan.FromSeconds(.99)));
    }

    // peers (c) 5: kept with its reason, and tried again only when they are heard from.
    [TestCase("ConversationBlockedByUser", Refusal.BlockedByPerson), TestCase("ForbiddenOperationException", Refusal.NotInstalled)]
    public async Task Whoever_cannot_be_written_to_is_left_alone_until_they_come_back(string code, object refusal)
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        Door.Connector.Next(ConnectorAnswer.Refused(403, code));
        await TellAsync("one");
        var calls = Door.Connector.Calls.Count;
        await TellAsync("two");

        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(calls), "Not even tried.");
        Assert.That((await ToldAsync("two"))!.Refusal, Is.EqualTo(refusal));

        await Door.SendAsync(Teams.Says(Katharina, "help"));
        await TellAsync("three");
        Assert.That((await ToldAsync("three"))!.State, Is.EqualTo(ToldState.Sent));
    }

    // peers (c) 6: about one in a thousand conversations is not found and is there all the same.
    [Test]
    public async Task A_personal_chat_that_is_not_found_is_opened_once_more()
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        Door.Connector.Next(ConnectorAnswer.Refused(404, "ConversationNotFound"));
        await TellAsync("one");

        Assert.That((await ToldAsync("one"))!.State, Is.EqualTo(ToldState.Sent));
        Assert.That(Door.Connector.Calls.Count(call => call.IsCreate), Is.EqualTo(1));

        await TellAsync("two");
        Assert.That(Door.Connector.Calls.Count(call => call.IsCreate), Is.EqualTo(1), "The new chat is remembered.");
    }

    [Test]
    public async Task A_personal_chat_that_stays_lost_is_marked()
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        Door.Connector.Refuses("POST", 404, "ConversationNotFound");
        await TellAsync("one");
        var calls = Door.Connector.Calls.Count;
        await TellAsync("two");

        Assert.That(((await ToldAsync("one"))!.Refusal, (await ToldAsync("two"))!.Refusal), Is.EqualTo((Refusal.ConversationGone, Refusal.ConversationGone)));
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(calls));
    }

    // Nobody knows whether it was posted: the rule of the message decides.
    [TestCase(IfUnsure.SendAgain, 2, ToldState.Sent), TestCase(IfUnsure.LeaveIt, 1, ToldState.Uncertain)]
    public async Task A_message_whose_answer_was_lost_follows_its_rule(object rule, int seen, object state)
    {
        await Door.SendAsync(Teams.Says(Katharina, "help"));
        Door.Connector.Next(ConnectorAnswer.BrokenAfter);
        await TellAsync("one", (IfUnsure)rule);

        Assert.That((await ToldAsync("one"))!.State, Is.EqualTo(state));
        Assert.That(Door.Connector.Posted(Katharina.PersonalChat, "News about one"), Is.EqualTo(seen));
    }

    // Taking back what one knows is nobody else's business.
    [Test]
    public async Task What_is_for_one_person_is_not_said_in_the_channel()
    {
        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Jonas, "I no longer know about zeppelins"));

        Assert.That(Door.Connector.PostedInto("a:new-1").Single().Readable(), Does.Contain("zeppelins"));
        Assert.That((string?)Door.Connector.PostedInto(Activities.Thread).Single()["text"], Is.EqualTo(Features.Cards.Wording.AnsweredPrivately));
    }

    [Test]
    public async Task Whoever_cannot_be_answered_privately_is_told_how_to_change_that()
    {
        Door.Connector.Next(ConnectorAnswer.Refused(403, "ForbiddenOperationException"));

        await Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Jonas, "I no longer know about zeppelins"));

        Assert.That((string?)Door.Connector.PostedInto(Activities.Thread).Single()["text"], Is.EqualTo(Features.Cards.Wording.AddMeForAPrivateAnswer));
    }

    private async Task TellAsync(string what, IfUnsure rule = IfUnsure.SendAgain)
    {
        var tell = new Tell(what, null, To: new(new(Katharina.Id), Katharina.DisplayName), Text: $"News about {what}.", IfUnsure: rule);
        await Door.The<Outbox>().AddAsync(OpenDoor.Tenant, [tell], CancellationToken.None);
        for (var round = 0; round < 3; round++)
        {
            await Door.EmptiesTheOutbox();
            Door.Clock.Passes(TimeSpan.FromSeconds(5));
        }
    }

    private Task<Told?> ToldAsync(string what) => Door.The<Outbox>().ToldAsync(OpenDoor.Tenant, what, CancellationToken.None);

    private static async Task Waits(Func<bool> isSo)
    {
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5));
        }
    }
}
