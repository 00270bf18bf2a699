using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.Wire;

/// <summary>
/// Delivers activities to a bot as the Bot Connector does: signed if there is an issuer, once, several times, at once, slowly, or with a connection that
/// breaks.
/// </summary>
public sealed class Deliveries : IDisposable
{
    private const string Path = "/api/messages";

    private readonly HttpClient _http;
    private readonly TokenIssuer? _issuer;
    private readonly string? _bot;
    private readonly ConcurrentDictionary<string, AuthenticationHeaderValue> _tokens = new(StringComparer.Ordinal);

    /// <param name="bot">Where the bot listens; its path is that of Teams bots.</param>
    /// <param name="issuer">Signs what is delivered; null delivers unsigned.</param>
    /// <param name="appId">The bot's app id, which signed deliveries name.</param>
    public Deliveries(Uri bot, TokenIssuer? issuer = null, string? appId = null)
    {
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = bot, Timeout = TimeSpan.FromSeconds(100) };
        (_issuer, _bot) = (issuer, appId);
    }

    /// <summary>The plan of a right token for this activity, to be changed by a test.</summary>
    public TokenPlan Plan(JsonNode activity) => new() { Audience = _bot, ServiceUrl = (string?)activity?["serviceUrl"] };

    /// <summary>Delivers once.</summary>
    public Task<Answer> SendAsync(JsonNode activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return PostAsync(activity.ToJsonString(), request => request.Headers.Authorization = Token(activity));
    }

    /// <summary>Delivers once, with a token of the test's own making.</summary>
    public Task<Answer> SendAsync(JsonNode activity, TokenPlan plan)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return PostAsync(activity.ToJsonString(), request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _issuer!.Token(plan)));
    }

    /// <summary>Delivers one after the other, in the order given: of a list turned round, the last comes first.</summary>
    public async Task<IReadOnlyList<Answer>> SendAllAsync(IEnumerable<JsonNode> activities)
    {
        ArgumentNullException.ThrowIfNull(activities);
        var answers = new List<Answer>();
        foreach (var activity in activities)
        {
            answers.Add(await SendAsync(activity));
        }

        return answers;
    }

    /// <summary>Delivers the same activity, with the same id, several times at once.</summary>
    public async Task<IReadOnlyList<Answer>> SendAtOnceAsync(JsonNode activity, int times = 2) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => SendAsync(activity)));

    /// <summary>Delivers it, then the same with the same id after its answer, and at last as a new one: so Teams repeats an invoke that it thinks is lost.</summary>
    public Task<IReadOnlyList<Answer>> SendAsTeamsRepeatsAsync(JsonNode activity) => SendAllAsync([activity, activity, Activities.WithNewId(activity)]);

    /// <summary>Delivers the first half of the body, waits for the test, then the other half.</summary>
    public async Task<Answer> SendSlowlyAsync(JsonNode activity, Task goOn)
    {
        ArgumentNullException.ThrowIfNull(activity);
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new Halves(Encoding.UTF8.GetBytes(activity.ToJsonString()), goOn) };
        request.Headers.Authorization = Token(activity);
        return await AskAsync(request);
    }

    /// <summary>Delivers all of it and hangs up at once, without waiting for the answer.</summary>
    public Task SendAndHangUpAsync(JsonNode activity) => HangUpAfterAsync(activity, 1);

    /// <summary>Hangs up in the middle of the body.</summary>
    public Task BreakOffAsync(JsonNode activity) => HangUpAfterAsync(activity, 0.5);

    /// <summary>Delivers any body, signed or not as the test likes.</summary>
    public async Task<Answer> PostAsync(string body, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        change?.Invoke(request);
        return await AskAsync(request);
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<Answer> AskAsync(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        return new Answer(answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The connector uses a token for many calls, too.</summary>
    private AuthenticationHeaderValue? Token(JsonNode activity) => _issuer is null
        ? null
        : _tokens.GetOrAdd((string?)activity["serviceUrl"] ?? "", _ => new AuthenticationHeaderValue("Bearer", _issuer.Token(Plan(activity))));

    private async Task HangUpAfterAsync(JsonNode activity, double part)
    {
        ArgumentNullException.ThrowIfNull(activity);
        var body = Encoding.UTF8.GetBytes(activity.ToJsonString());
        var bot = _http.BaseAddress!;
        var authorization = Token(activity) is { } token ? $"Authorization: {token}\r\n" : "";
        var head = Encoding.ASCII.GetBytes(
            $"POST {Path} HTTP/1.1\r\nHost: {bot.Authority}\r\n{authorization}Content-Type: application/json; charset=utf-8\r\nContent-Length: {body.Length}\r\n\r\n");

        using var connection = new TcpClient { LingerState = new LingerOption(enable: part < 1, seconds: 0) };
        await connection.ConnectAsync(bot.Host, bot.Port);
        var stream = connection.GetStream();
        await stream.WriteAsync(head);
        await stream.WriteAsync(body.AsMemory(0, (int)(body.Length * part)));
        await stream.FlushAsync();
    }

    private sealed class Halves : HttpContent
    {
        private readonly byte[] _body;
        private readonly Task _goOn;

        public Halves(byte[] body, Task goOn)
        {
            (_body, _goOn) = (body, goOn);
            Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        }

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(_body.AsMemory(0, _body.Length / 2));
            await stream.FlushAsync();
            await _goOn;
            await stream.WriteAsync(_body.AsMemory(_body.Length / 2));
        }

        protected override bool TryComputeLength(out long length)
        {
            length = _body.Length;
            return true;
        }
    }
}
