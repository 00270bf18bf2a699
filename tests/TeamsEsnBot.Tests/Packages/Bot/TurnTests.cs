using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>What happens between the bot and the adapter during one turn.</summary>
internal sealed class TurnTests
{
    [Test]
    public async Task What_is_sent_is_addressed_to_where_the_turn_came_from()
    {
        var desk = new Desk();
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), (turn, cancel) => turn.SendActivityAsync("hello", cancellationToken: cancel));

        var sent = desk.Sent.Single();
        Assert.That(
            (sent.Type, sent.Text, sent.From.Id, sent.Recipient.Id, sent.Conversation.Id, sent.ReplyToId, sent.ServiceUrl, sent.ChannelId, sent.Locale),
            Is.EqualTo(("message", "hello", "28:bot", "29:ana", "a:chat", "1763", "https://smba.example/emea/", "msteams", "de-DE")));
    }

    [Test]
    public async Task A_turn_has_responded_once_something_was_sent_but_a_trace_does_not_count()
    {
        var desk = new Desk();
        List<bool> responded = [];
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), async (turn, cancel) =>
        {
            await turn.SendActivityAsync(new Activity(ActivityTypes.Trace), cancel);
            responded.Add(turn.Responded);
            await turn.SendActivityAsync("hello", cancellationToken: cancel);
            responded.Add(turn.Responded);
        });

        Assert.That(responded, Is.EqualTo(FalseThenTrue));
    }

    [Test]
    public async Task The_ids_of_what_was_sent_come_back_in_order()
    {
        var desk = new Desk();
        ResourceResponse[] sent = [];
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), async (turn, cancel) =>
            sent = await turn.SendActivitiesAsync([MessageFactory.Text("one"), MessageFactory.Text("two")], cancel));

        Assert.That(sent.Select(each => each.Id), Is.EqualTo(desk.Sent.Select(each => each.Id)).And.EqualTo(FirstAndSecond));
    }

    [Test]
    public void Nothing_cannot_be_sent() => Assert.Multiple(() =>
    {
        var turn = new TurnContext(new Desk(), Desk.FromAna(ActivityTypes.Message));
        Assert.ThrowsAsync<ArgumentException>(() => turn.SendActivitiesAsync([]));
        Assert.ThrowsAsync<ArgumentNullException>(() => turn.SendActivityAsync(" "));
    });

    [Test]
    public async Task Handlers_see_what_is_sent_in_the_order_they_came_and_may_change_it_or_keep_it_back()
    {
        var desk = new Desk();
        ResourceResponse? keptBack = null;
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), async (turn, cancel) =>
        {
            turn.OnSendActivities((_, activities, next) =>
            {
                activities[0].Text += " first";
                return next();
            });
            turn.OnSendActivities((_, activities, next) =>
            {
                activities[0].Text += " second";
                return activities[0].Text.StartsWith("secret", StringComparison.Ordinal) ? Task.FromResult<ResourceResponse[]>([]) : next();
            });
            await turn.SendActivityAsync("hello", cancellationToken: cancel);
            keptBack = await turn.SendActivityAsync("secret", cancellationToken: cancel);
        });

        Assert.Multiple(() =>
        {
            Assert.That(desk.Sent.Single().Text, Is.EqualTo("hello first second"));
            Assert.That(keptBack!.Id, Is.Null);
        });
    }

    [Test]
    public async Task Handlers_see_updates_and_deletions_too()
    {
        var desk = new Desk();
        List<string> seen = [];
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), async (turn, cancel) =>
        {
            turn.OnUpdateActivity((_, activity, next) =>
            {
                seen.Add($"update {activity.Id}");
                return next();
            });
            turn.OnDeleteActivity((_, reference, next) =>
            {
                seen.Add($"delete {reference.ActivityId}");
                return next();
            });
            await turn.UpdateActivityAsync(new Activity(ActivityTypes.Message) { Id = "5" }, cancel);
            await turn.DeleteActivityAsync("6", cancel);
        });

        Assert.Multiple(() =>
        {
            Assert.That(seen, Is.EqualTo(UpdateThenDelete));
            Assert.That(desk.Updated.Single().Conversation.Id, Is.EqualTo("a:chat"));
            Assert.That(desk.Deleted.Single().Conversation.Id, Is.EqualTo("a:chat"));
        });
    }

    [Test]
    public async Task Middleware_wraps_the_turn_from_the_outside_in()
    {
        var desk = new Desk();
        List<string> diary = [];
        desk.Use(new Wrapper("outer", diary)).Use(new Wrapper("inner", diary));

        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), (_, _) =>
        {
            diary.Add("bot");
            return Task.CompletedTask;
        });

        Assert.That(diary, Is.EqualTo(OutsideIn));
    }

    [Test]
    public async Task A_turn_runs_in_the_language_of_its_activity_and_a_made_up_language_does_no_harm()
    {
        var desk = new Desk();
        var before = CultureInfo.CurrentCulture.Name;
        List<string> cultures = [];
        var odd = Desk.FromAna(ActivityTypes.Message);
        odd.Locale = "not a language";

        Task Note(ITurnContext turn, CancellationToken cancel)
        {
            cultures.Add(CultureInfo.CurrentCulture.Name);
            return Task.CompletedTask;
        }

        await desk.RunAsync(Desk.FromAna(ActivityTypes.Message), Note);
        await desk.RunAsync(odd, Note);

        Assert.That(cultures, Is.EqualTo(new[] { "de-DE", before }));
    }

    [Test]
    public void What_lives_as_long_as_the_turn_is_found_by_name_and_type_and_disposed_with_it()
    {
        var state = new TurnContextStateCollection();
        var stream = new MemoryStream();
        state.Add("notes", "remember the milk");
        state.Add(stream);

        Assert.Multiple(() =>
        {
            Assert.That(state.Get<string>("notes"), Is.EqualTo("remember the milk"));
            Assert.That(state.Get<MemoryStream>("notes"), Is.Null, "another type");
            Assert.That(state.Get<string>("nothing"), Is.Null);
            Assert.That(state.Get<MemoryStream>(), Is.SameAs(stream));
            Assert.Throws<ArgumentException>(() => state.Add("notes", "again"));
        });
        state.Dispose();
        Assert.That(stream.CanRead, Is.False);
    }

    private static readonly bool[] FalseThenTrue = [false, true];
    private static readonly string[] FirstAndSecond = ["sent-0", "sent-1"];
    private static readonly string[] UpdateThenDelete = ["update 5", "delete 6"];
    private static readonly string[] OutsideIn = ["outer in", "inner in", "bot", "inner out", "outer out"];

    private sealed class Wrapper(string name, List<string> diary) : IMiddleware
    {
        public async Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default)
        {
            diary.Add($"{name} in");
            await next(cancellationToken);
            diary.Add($"{name} out");
        }
    }
}
