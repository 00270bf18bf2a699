using System.Net;
using System.Text;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>What can happen to a request on its way to the service and back.</summary>
public enum Mishap
{
    /// <summary>It is carried out, and the connection is cut before the answer.</summary>
    AnswerLost,

    /// <summary>It is carried out, and the service answers that it gave up: 500 OperationTimedOut.</summary>
    GaveUpAfterwards,

    /// <summary>It is carried out, and something in between answers 408.</summary>
    TooLate,

    /// <summary>It never arrives.</summary>
    NeverArrived,

    /// <summary>The service has too much to do and does not begin: 503 ServerBusy.</summary>
    Busy,
}

/// <summary>A network on which the next writes meet with mishaps. The client tries again each time, as it would over a cut cable.</summary>
internal sealed class BadNetwork() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Queue<Mishap> _ahead = [];

    /// <summary>Mishaps that are still to come.</summary>
    public int Ahead => _ahead.Count;

    public void Expect(params Mishap[] mishaps)
    {
        _ahead.Clear();
        foreach (var mishap in mishaps)
        {
            _ahead.Enqueue(mishap);
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method == HttpMethod.Get || !_ahead.TryDequeue(out var mishap))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        if (mishap is Mishap.AnswerLost or Mishap.GaveUpAfterwards or Mishap.TooLate)
        {
            using var lost = await base.SendAsync(request, cancellationToken);
        }

        return mishap switch
        {
            Mishap.GaveUpAfterwards => Answer(HttpStatusCode.InternalServerError, "OperationTimedOut"),
            Mishap.TooLate => Answer(HttpStatusCode.RequestTimeout, "RequestTimeout"),
            Mishap.Busy => Answer(HttpStatusCode.ServiceUnavailable, "ServerBusy"),
            _ => throw new HttpRequestException("The connection was cut before an answer came."),
        };
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string code) => new(status)
    {
        Content = new StringContent($"{{\"odata.error\":{{\"code\":\"{code}\",\"message\":{{\"lang\":\"en-US\",\"value\":\"{code}\"}}}}}}", Encoding.UTF8, "application/json"),
    };
}
