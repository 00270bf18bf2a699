using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Teams;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>What Teams knows about the team of a turn. What it refuses is a <see cref="Microsoft.Rest.HttpOperationException"/>.</summary>
public static class TeamsInfo
{
    /// <summary>The team's name, its group in the directory, and how large it is.</summary>
    /// <param name="turnContext">Says which service to ask, and the team when <paramref name="teamId"/> is null.</param>
    /// <param name="teamId">The id of the team's first channel.</param>
    /// <exception cref="InvalidOperationException">No team is named, and the turn is in none.</exception>
    public static Task<TeamDetails> GetTeamDetailsAsync(ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default) =>
        Teams(turnContext).FetchTeamDetailsAsync(teamId ?? TeamOf(turnContext), cancellationToken);

    /// <summary>The channels that the bot can see in the team. The first has the team's id and no name.</summary>
    /// <param name="turnContext">Says which service to ask, and the team when <paramref name="teamId"/> is null.</param>
    /// <param name="teamId">The id of the team's first channel.</param>
    /// <exception cref="InvalidOperationException">No team is named, and the turn is in none.</exception>
    public static async Task<IList<ChannelInfo>> GetTeamChannelsAsync(ITurnContext turnContext, string teamId = null, CancellationToken cancellationToken = default)
    {
        var list = await Teams(turnContext).FetchChannelListAsync(teamId ?? TeamOf(turnContext), cancellationToken).ConfigureAwait(false);
        return list?.Conversations;
    }

    private static TeamsCalls Teams(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<IConnectorClient>() is ConnectorClient client
            ? client.Teams
            : throw new InvalidOperationException("The turn has no connector to ask Teams with.");
    }

    private static string TeamOf(ITurnContext turnContext) => turnContext.Activity.GetChannelData<TeamsChannelData>()?.Team?.Id
        ?? throw new InvalidOperationException("The turn is in no team; say which team is meant.");
}
