using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>“Ask everyone about Zig.”</summary>
internal sealed record OfferCall(string Topic);

/// <summary>Shows what would be asked and where, before anybody else sees it.</summary>
internal sealed class OfferACall(OpenChannels channels) : IAnswer<OfferCall>
{
    public async Task<Reply> AnswerAsync(OfferCall asked, Turn turn, CancellationToken cancel)
    {
        if (Topic.Of(asked.Topic) is not { } topic)
        {
            return Reply.Refuses(Wording.CallWithoutTopic);
        }

        var places = await PlacesAsync(turn, cancel);
        return Reply.Shows(places is [] ? AskEveryoneCards.NowhereToAsk(topic) : AskEveryoneCards.Offer(topic, places));
    }

    /// <summary>This conversation first, then the channels that the person is in.</summary>
    private async Task<IReadOnlyList<(string Title, string Value)>> PlacesAsync(Turn turn, CancellationToken cancel)
    {
        var places = (await channels.OfAsync(turn.Tenant, turn.By, cancel))
            .Where(channel => channel.Channel != turn.Where.Channel)
            .Take(AskEveryoneCards.MostPlaces)
            .Select(channel => (channel.Title ?? Wording.AChannel, channel.Channel!));

        return turn.Where.IsPersonal ? [.. places] : [(Wording.RightHere, PostCall.Here), .. places];
    }
}
