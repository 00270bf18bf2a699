using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Every type of activity finds its method, and only that one.</summary>
internal sealed class ActivityHandlerTests
{
    [TestCase("message", "message")]
    [TestCase("messageUpdate", "message edited")]
    [TestCase("messageDelete", "message deleted")]
    [TestCase("typing", "typing")]
    [TestCase("event", "event")]
    [TestCase("invoke", "invoke")]
    [TestCase("hologram", "unrecognized hologram")]
    [TestCase("endOfConversation", null)]
    [TestCase("command", null)]
    public async Task An_activity_finds_the_method_of_its_type(string type, string? seen)
    {
        var diary = await DiaryOf(Desk.FromAna(type));

        Assert.That(diary, Is.EqualTo(seen is null ? [] : new[] { seen }));
    }

    [TestCase("add", "installed"), TestCase("add-upgrade", "installed"), TestCase("remove", "removed"), TestCase("remove-upgrade", "removed"), TestCase("moved", null)]
    public async Task Installing_and_removing_the_app_have_a_method_each(string action, string? seen)
    {
        var installation = Desk.FromAna(ActivityTypes.InstallationUpdate);
        installation.Action = action;

        Assert.That(await DiaryOf(installation), Is.EqualTo(seen is null ? [] : new[] { seen }));
    }

    [TestCase("29:ben", "joined 29:ben")]
    [TestCase("28:bot,29:ben", "joined 28:bot,29:ben")]
    [TestCase("28:bot", null)]
    public async Task Members_are_told_unless_only_the_bot_itself_joined(string joined, string? seen)
    {
        var update = Desk.FromAna(ActivityTypes.ConversationUpdate);
        update.MembersAdded = Members(joined);

        Assert.That(await DiaryOf(update), Is.EqualTo(seen is null ? [] : new[] { seen }));
    }

    [TestCase("29:ben", "left 29:ben")]
    [TestCase("28:bot", null)]
    public async Task Members_are_told_unless_only_the_bot_itself_left(string left, string? seen)
    {
        var update = Desk.FromAna(ActivityTypes.ConversationUpdate);
        update.MembersRemoved = Members(left);

        Assert.That(await DiaryOf(update), Is.EqualTo(seen is null ? [] : new[] { seen }));
    }

    [Test]
    public async Task Reactions_added_and_taken_back_are_told_one_after_the_other()
    {
        var reaction = Desk.FromAna(ActivityTypes.MessageReaction);
        reaction.ReactionsAdded = [new MessageReaction("heart")];
        reaction.ReactionsRemoved = [new MessageReaction("like")];

        Assert.That(await DiaryOf(reaction), Is.EqualTo(ReactionsInOrder));
    }

    [Test]
    public void An_activity_without_a_type_is_a_mistake_of_the_caller()
    {
        var desk = new Desk();

        Assert.ThrowsAsync<ArgumentException>(() => desk.RunAsync(Desk.FromAna(null!), new Diary().OnTurnAsync));
    }

    [Test]
    public async Task An_answer_that_a_handler_sent_itself_is_not_sent_twice()
    {
        var desk = new Desk();
        await desk.RunAsync(Desk.FromAna(ActivityTypes.Invoke), new AnswersItself().OnTurnAsync);

        Assert.That(desk.Sent.Select(sent => sent.Type), Is.EqualTo(OnlyItsOwnAnswer));
    }

    private static readonly string[] ReactionsInOrder = ["reacted heart", "took back like"];
    private static readonly string[] OnlyItsOwnAnswer = ["message"];

    private static async Task<List<string>> DiaryOf(Activity activity)
    {
        var diary = new Diary();
        await new Desk().RunAsync(activity, diary.OnTurnAsync);
        return diary.Entries;
    }

    private static List<ChannelAccount> Members(string ids) => [.. ids.Split(',').Select(id => new ChannelAccount(id))];

    private sealed class AnswersItself : ActivityHandler
    {
        protected override async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            turnContext.TurnState.Add(BotAdapter.InvokeResponseKey, new Activity("invokeResponse"));
            await turnContext.SendActivityAsync("Done.", cancellationToken: cancellationToken);
            return CreateInvokeResponse();
        }
    }

    private sealed class Diary : ActivityHandler
    {
        public List<string> Entries { get; } = [];

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Note("message");

        protected override Task OnMessageUpdateActivityAsync(ITurnContext<IMessageUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("message edited");

        protected override Task OnMessageDeleteActivityAsync(ITurnContext<IMessageDeleteActivity> turnContext, CancellationToken cancellationToken) => Note("message deleted");

        protected override Task OnTypingActivityAsync(ITurnContext<ITypingActivity> turnContext, CancellationToken cancellationToken) => Note("typing");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Note("event");

        protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
        {
            Entries.Add("invoke");
            return Task.FromResult(CreateInvokeResponse());
        }

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("installed");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Note("removed");

        protected override Task OnMembersAddedAsync(
            IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"joined {string.Join(',', membersAdded.Select(member => member.Id))}");

        protected override Task OnMembersRemovedAsync(
            IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"left {string.Join(',', membersRemoved.Select(member => member.Id))}");

        protected override Task OnReactionsAddedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"reacted {messageReactions.Single().Type}");

        protected override Task OnReactionsRemovedAsync(
            IList<MessageReaction> messageReactions, ITurnContext<IMessageReactionActivity> turnContext, CancellationToken cancellationToken) =>
            Note($"took back {messageReactions.Single().Type}");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) =>
            Note($"unrecognized {turnContext.Activity.Type}");

        private Task Note(string entry)
        {
            Entries.Add(entry);
            return Task.CompletedTask;
        }
    }
}
