using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>“Ask everyone about Zig.”</summary>
internal sealed record OfferCall(string Topic);

/// <summary>Shows what would be asked and where, before anybody else sees it.</summary>
internal sealed class OfferACall(Conversations conversations, IRoster roster) : IAnswer<OfferCall>
{
    // Each is one question to Teams whether the person is a member; more would make the person wait.
    private const int MostChannels = 12;

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
        var channels = new List<Place>();
        await foreach (var channel in conversations.ChannelsAsync(turn.Tenant, cancel))
        {
            channels.Add(channel);
            if (channels.Count == MostChannels)
            {
                break;
            }
        }

        var open = await Task.WhenAll(channels.Select(channel => roster.IsMemberAsync(turn.Tenant, channel, turn.By.Id, cancel)));
        var places = channels
            .Where((channel, at) => open[at] && channel.Channel != turn.Where.Channel)
            .Select(channel => (channel.Name ?? Wording.AChannel, channel.Channel!));

        return turn.Where.IsPersonal ? [.. places] : [(Wording.RightHere, PostCall.Here), .. places];
    }
}
