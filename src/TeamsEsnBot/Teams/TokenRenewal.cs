using System.Net;

namespace TeamsEsnBot.Teams;

/// <summary>A token that was good a moment ago can be revoked: a call that is answered 401 is made once more with a new one. It was not carried out.</summary>
internal sealed class TokenRenewal(BotTokens tokens) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // What the connector's calls send can be written as often as asked; a stream ends with the first time.
        if (request.Content is StreamContent or MultipartContent)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (answer.StatusCode is not HttpStatusCode.Unauthorized
            || request.Headers.Authorization is not { } refused
            || await tokens.RenewAsync(refused, cancellationToken) is not { } another)
        {
            return answer;
        }

        answer.Dispose();
        request.Headers.Authorization = another;
        return await base.SendAsync(request, cancellationToken);
    }
}
