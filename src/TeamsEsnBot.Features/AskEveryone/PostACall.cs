using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>The offer, agreed to.</summary>
/// <param name="Where">A channel's id, or <see cref="Here"/>.</param>
internal sealed record PostCall(string Topic, string Details, string Where)
{
    public const string Here = "here";
}

/// <summary>Posts the call. The right to post there is checked now, whatever the card said.</summary>
internal sealed class PostACall(Calls calls, OpenChannels channels, Conversations conversations) : IAnswer<PostCall>
{
    public async Task<Reply> AnswerAsync(PostCall agreed, Turn turn, CancellationToken cancel)
    {
        if (Topic.Of(agreed.Topic) is not { } topic)
        {
            return Reply.Refuses(Wording.CallWithoutTopic);
        }

        var isHere = agreed.Where == PostCall.Here && !turn.Where.IsPersonal;
        var where = isHere ? turn.Where : await channels.FindAsync(turn.Tenant, turn.By, agreed.Where, cancel);
        if (where is null)
        {
            return Reply.Refuses(Wording.CallNotThere);
        }

        // The message extension works where the bot is not: there it could answer, but not post.
        if (isHere && !await conversations.IsThereAsync(turn.Tenant, where, cancel))
        {
            return Reply.NeedsTheBotHere();
        }

        // The same press twice is one call, also when Teams delivers it again under a new id.
        var card = (turn.What as Pressed)?.Card ?? turn.Id;
        var call = new Call(Evidence.IdOf("call", card, turn.By.Id.Value, topic.Key, agreed.Details, agreed.Where), topic, agreed.Details.Trim(), turn.By, []);
        await calls.OpenAsync(turn.Tenant, call, cancel);

        return Reply.Shows(AskEveryoneCards.Posted(call, agreed.Where == PostCall.Here ? Wording.RightHere : where.Title ?? Wording.AChannel))
            .AndTells(new Tell($"call|{call.Id}", AskEveryoneCards.Open(call), In: where));
    }
}
