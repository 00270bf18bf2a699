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
internal sealed class PostACall(Calls calls, Conversations conversations, IRoster roster) : IAnswer<PostCall>
{
    public async Task<Reply> AnswerAsync(PostCall agreed, Turn turn, CancellationToken cancel)
    {
        if (Topic.Of(agreed.Topic) is not { } topic)
        {
            return Reply.Refuses(Wording.CallWithoutTopic);
        }

        var where = agreed.Where == PostCall.Here && !turn.Where.IsPersonal ? turn.Where : await FindAsync(turn, agreed.Where, cancel);
        if (where is null)
        {
            return Reply.Refuses(Wording.CallNotThere);
        }

        // The same press twice is one call, also when Teams delivers it again under a new id.
        var card = (turn.What as Pressed)?.Card ?? turn.Id;
        var call = new Call(Evidence.IdOf("call", card, turn.By.Id.Value, topic.Key, agreed.Details, agreed.Where), topic, agreed.Details.Trim(), turn.By, []);
        await calls.OpenAsync(turn.Tenant, call, cancel);

        return Reply.Shows(AskEveryoneCards.Posted(call, agreed.Where == PostCall.Here ? Wording.RightHere : where.Name ?? Wording.AChannel))
            .AndTells(new Tell($"call|{call.Id}", AskEveryoneCards.Open(call), In: where));
    }

    private async Task<Place?> FindAsync(Turn turn, string channel, CancellationToken cancel)
    {
        var known = await conversations.FindAsync(turn.Tenant, new Place(PlaceKind.Channel, channel, Channel: channel), cancel);
        return known is not null && await roster.IsMemberAsync(turn.Tenant, known.Place, turn.By.Id, cancel) ? known.Place : null;
    }
}
