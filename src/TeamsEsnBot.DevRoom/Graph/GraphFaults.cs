namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>Makes the local Graph have a bad moment: register one as a singleton and the next requests fail as asked. Thread-safe.</summary>
internal sealed class GraphFaults
{
    private readonly Queue<GraphError> _next = [];

    /// <summary>Requests that will still fail.</summary>
    public int Remaining
    {
        get
        {
            lock (_next)
            {
                return _next.Count;
            }
        }
    }

    /// <summary>The next requests are answered 429 with <c>Retry-After</c> in whole seconds, rounded up.</summary>
    public void Throttle(int requests, TimeSpan retryAfter) =>
        Fail(requests, new GraphError(StatusCodes.Status429TooManyRequests, "TooManyRequests", "Too many requests.", retryAfter));

    /// <summary>The next requests are answered 503.</summary>
    public void BeUnavailable(int requests) =>
        Fail(requests, new GraphError(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "The service is temporarily unavailable."));

    /// <summary>The answer for this request if it is to fail; null when it goes through.</summary>
    public GraphError? Take()
    {
        lock (_next)
        {
            return _next.TryDequeue(out var fault) ? fault : null;
        }
    }

    private void Fail(int requests, GraphError fault)
    {
        lock (_next)
        {
            for (var i = 0; i < requests; i++)
            {
                _next.Enqueue(fault);
            }
        }
    }
}
