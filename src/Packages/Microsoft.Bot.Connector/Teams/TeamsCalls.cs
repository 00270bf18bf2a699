using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector.Teams;

/// <summary>What the connector of Teams can be asked beyond conversations. As in the original, every answer but 200 is an <see cref="HttpOperationException"/>.</summary>
internal sealed class TeamsCalls(ConnectorCall call)
{
    internal Task<ConversationList> FetchChannelListAsync(string teamId, CancellationToken cancel) =>
        call.GetAsync<ConversationList>($"v3/teams/{Segment(teamId)}/conversations", cancel);

    internal Task<TeamDetails> FetchTeamDetailsAsync(string teamId, CancellationToken cancel) => call.GetAsync<TeamDetails>($"v3/teams/{Segment(teamId)}", cancel);

    private static string Segment(string id, [CallerArgumentExpression(nameof(id))] string name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, name);

        // Dots are the only thing that escaping leaves and an address takes as a step up.
        return id is not ("." or "..") ? Uri.EscapeDataString(id) : throw new ArgumentException($"'{id}' is no id.", name);
    }
}
