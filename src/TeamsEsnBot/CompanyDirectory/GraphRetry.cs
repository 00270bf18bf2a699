using System.Net;
using Polly;
using Polly.Retry;

namespace TeamsEsnBot.CompanyDirectory;

/// <summary>Waits as long as Graph asks for (429, 503, 504), or longer each time when it does not say; then the answer is passed on as it is.</summary>
internal sealed class GraphRetry(TimeProvider time) : DelegatingHandler
{
    private const int MostRetries = 4;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(2);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = MostRetries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = LongestWait,
            UseJitter = true,
            ShouldHandle = new PredicateBuilder<HttpResponseMessage>()
                .Handle<HttpRequestException>()
                .HandleResult(answer => answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout or HttpStatusCode.BadGateway),
            DelayGenerator = failed => ValueTask.FromResult(Asked(failed.Outcome.Result)),
            OnRetry = failed =>
            {
                failed.Outcome.Result?.Dispose();
                return ValueTask.CompletedTask;
            },
        })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A content can be sent only once unless it is in memory.
        if (request.Content is not null)
        {
            await request.Content.LoadIntoBufferAsync(cancellationToken);
        }

        return await _pipeline.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
    }

    private static TimeSpan? Asked(HttpResponseMessage? answer) => answer?.Headers.RetryAfter?.Delta is { } wait ? wait < LongestWait ? wait : LongestWait : null;
}
