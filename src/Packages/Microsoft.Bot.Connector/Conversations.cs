using System.Runtime.CompilerServices;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

/// <summary>The conversations of one service, over HTTP.</summary>
public class Conversations : IConversations
{
    private readonly ConnectorCall _call;

    internal Conversations(ConnectorCall call) => _call = call;

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return _call.SendAsync<ConversationResourceResponse>(HttpMethod.Post, "v3/conversations", parameters, customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return _call.SendAsync<ResourceResponse>(HttpMethod.Post, Activities(conversationId), activity, customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return _call.SendAsync<ResourceResponse>(HttpMethod.Post, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return _call.SendAsync<ResourceResponse>(HttpMethod.Put, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _call.SendAsync(HttpMethod.Delete, OneActivity(conversationId, activityId), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId,
        int? pageSize = null,
        string continuationToken = null,
        Dictionary<string, List<string>> customHeaders = null,
        CancellationToken cancellationToken = default)
    {
        var query = (pageSize, continuationToken) switch
        {
            (null, null) => string.Empty,
            ({ } size, null) => FormattableString.Invariant($"?pageSize={size}"),
            (null, { } token) => $"?continuationToken={Uri.EscapeDataString(token)}",
            ({ } size, { } token) => FormattableString.Invariant($"?pageSize={size}&continuationToken={Uri.EscapeDataString(token)}"),
        };
        return _call.SendAsync<PagedMembersResult>(
            HttpMethod.Get, $"{OneConversation(conversationId)}/pagedmembers{query}", body: null, customHeaders, cancellationToken);
    }

    /// <summary>One member, by the id of this bot, the id of the directory or the sign-in name.</summary>
    public Task<HttpOperationResponse<ChannelAccount>> GetConversationMemberWithHttpMessagesAsync(
        string userId, string conversationId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        _call.SendAsync<ChannelAccount>(
            HttpMethod.Get, $"{OneConversation(conversationId)}/members/{Segment(userId)}", body: null, customHeaders, cancellationToken);

    private static string OneConversation(string conversationId) => $"v3/conversations/{Segment(conversationId)}";

    private static string Activities(string conversationId) => $"{OneConversation(conversationId)}/activities";

    private static string OneActivity(string conversationId, string activityId) => $"{Activities(conversationId)}/{Segment(activityId)}";

    private static string Segment(string id, [CallerArgumentExpression(nameof(id))] string name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id, name);

        // Dots are the only thing that escaping leaves and an address takes as a step up.
        return id is not ("." or "..") ? Uri.EscapeDataString(id) : throw new ArgumentException($"'{id}' is no id.", name);
    }
}
