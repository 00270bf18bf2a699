using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace TeamsEsnBot.Wire;

/// <summary>
/// The service side of Teams on a loopback port: carries out every call and keeps it, unless it is told to make trouble. What is asked in this order decides
/// a call: <see cref="Script"/>, the answers queued with <see cref="Next"/>, <see cref="Limits"/>, <see cref="Chances"/>.
/// </summary>
public sealed class FaultyConnector : IAsyncDisposable
{
    private readonly ConcurrentQueue<ConnectorCall> _calls = new();
    private readonly ConcurrentQueue<ConnectorAnswer> _next = new();
    private readonly TimeProvider _time;
    private WebApplication _host = null!;
    private int _ids;
    private int _count;

    private FaultyConnector(TimeProvider time) => _time = time;

    /// <summary>The serviceUrl; like the Playground's it has no slash at its end.</summary>
    public string Address => AddressOf("teams");

    /// <summary>The calls in the order they came.</summary>
    public IReadOnlyList<ConnectorCall> Calls => [.. _calls];

    /// <summary>How many calls came, kept or not.</summary>
    public int Count => _count;

    /// <summary>False for long runs: calls are counted and forgotten. Default true.</summary>
    public bool KeepsCalls { get; set; } = true;

    /// <summary>Answers a call in its own way; false leaves it to the ordinary answer.</summary>
    public Func<ConnectorCall, HttpResponse, Task<bool>>? Script { get; set; }

    /// <summary>The limits that are kept to; null for none.</summary>
    public PublishedLimits? Limits { get; set; }

    /// <summary>Trouble by chance; null for none.</summary>
    public Chances? Chances { get; set; }

    /// <param name="time">The clock of delays and of the times of calls; null for that of the machine.</param>
    public static async Task<FaultyConnector> StartAsync(TimeProvider? time = null)
    {
        var connector = new FaultyConnector(time ?? TimeProvider.System);
        connector._host = await Loopback.ListenAsync(connector.TakeAsync);
        return connector;
    }

    /// <summary>The serviceUrl of a tenant that is to have limits of its own.</summary>
    public string AddressOf(string tenant) => $"{_host.Urls.Single()}/{tenant}";

    /// <summary>Answers the next calls this way, one after the other.</summary>
    public void Next(params ReadOnlySpan<ConnectorAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _next.Enqueue(answer);
        }
    }

    /// <summary>Refuses calls of this method until the script is taken away.</summary>
    public void Refuses(string method, int status, string code, string? retryAfter = null) => Script = async (call, response) =>
    {
        if (call.Method != method)
        {
            return false;
        }

        await AnswerAsync(call, response, ConnectorAnswer.Refused(status, code, retryAfter));
        return true;
    };

    /// <summary>What was posted into a conversation, in order, whether it was accepted or not.</summary>
    public IReadOnlyList<System.Text.Json.Nodes.JsonNode> PostedInto(string conversation) =>
        [.. _calls.Where(call => call.Method == "POST" && call.IsIn(conversation)).Select(call => call.Body!)];

    /// <summary>What was changed in a conversation, in order.</summary>
    public IReadOnlyList<ConnectorCall> Updates(string conversation) => [.. _calls.Where(call => call.Method == "PUT" && call.IsIn(conversation))];

    /// <summary>How often people see a message with this content in the conversation: posts that were carried out, whatever their caller was told.</summary>
    public int Posted(string conversation, string content) =>
        _calls.Count(call => call is { IsAccepted: true, Method: "POST" } && call.IsIn(conversation) && call.Says(content));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private async Task TakeAsync(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        var body = await reader.ReadToEndAsync();
        var call = new ConnectorCall(http.Request.Method, http.Request.Path.Value!, body, http.Request.Headers.Authorization.ToString(), _time.GetUtcNow());
        Interlocked.Increment(ref _count);
        if (KeepsCalls)
        {
            _calls.Enqueue(call);
        }

        if (Script is not { } script || !await script(call, http.Response))
        {
            await AnswerAsync(call, http.Response, Decide(call));
        }
    }

    private ConnectorAnswer Decide(ConnectorCall call)
    {
        if (_next.TryDequeue(out var queued))
        {
            return queued;
        }

        call.TooEarlyBy = Limits?.Exceeded(call);
        return call.TooEarlyBy is { } wait
            ? ConnectorAnswer.Refused(429, "TooManyRequests", Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            : Chances?.Next() ?? ConnectorAnswer.Accepted;
    }

    private async Task AnswerAsync(ConnectorCall call, HttpResponse response, ConnectorAnswer answer)
    {
        if (answer.Delay > TimeSpan.Zero)
        {
            await Task.Delay(answer.Delay, _time, response.HttpContext.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        call.Answer = answer;
        if (answer.Breaks is not Break.Never)
        {
            response.HttpContext.Abort();
            return;
        }

        response.StatusCode = answer.Status ?? (call.Method == "POST" ? StatusCodes.Status201Created : StatusCodes.Status200OK);
        if (answer.RetryAfter is { } retryAfter)
        {
            response.Headers.RetryAfter = retryAfter;
        }

        if (answer.Location is { } location)
        {
            response.Headers.Location = location;
        }

        if (Body(call, answer) is { } body)
        {
            response.ContentType = answer.Html is null ? "application/json" : "text/html";
            await response.WriteAsync(body);
        }
    }

    private string? Body(ConnectorCall call, ConnectorAnswer answer) => answer switch
    {
        { Html: { } page } => page,
        { Code: { } code } => JsonSerializer.Serialize(new Dictionary<string, object> { ["error"] = new Dictionary<string, string> { ["code"] = code, ["message"] = "refused" } }),
        { Status: null } => Created(call),
        _ => null,
    };

    private string Created(ConnectorCall call)
    {
        var id = Interlocked.Increment(ref _ids);
        return call.IsCreate && call.Body?["channelData"]?["channel"]?["id"] is { } channel
            ? $$"""{"id":"{{channel}};messageid=1763-{{id}}","activityId":"1763-{{id}}"}"""
            : $$"""{"id":"{{(call.IsCreate ? "a:new" : "1763")}}-{{id}}"}""";
    }
}
