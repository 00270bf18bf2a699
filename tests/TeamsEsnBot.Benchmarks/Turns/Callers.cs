using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.Benchmarks.Turns;

/// <summary>Asks who knows about the topics of the company's own questions: as many at once as told, each waiting for its answer before it asks again.</summary>
internal sealed class Callers(TeamsSide teams, int atOnce) : IDisposable
{
    // Each instance of the connector has its own token and uses it for about an hour.
    private const int Tokens = 16;

    private readonly AuthenticationHeaderValue[] _tokens = [.. Enumerable.Range(0, Tokens).Select(_ => new AuthenticationHeaderValue("Bearer", teams.Token()))];
    private readonly string[] _topics = [.. TeamsSide.Company.History.SelectMany(post => post.Topics ?? []).Distinct().Order(StringComparer.Ordinal)];
    private readonly DemoPerson[] _people = [.. TeamsSide.Company.People.Where(person => person.AccountEnabled)];
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private long _asked = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Asks for that long.</summary>
    /// <returns>How long it took in all, and each turn's own time in ticks of the stopwatch.</returns>
    /// <exception cref="InvalidOperationException">A turn was not answered with 200.</exception>
    public async Task<(TimeSpan Elapsed, IReadOnlyCollection<long> Turns)> AskAsync(Uri endpoint, TimeSpan time)
    {
        var turns = new ConcurrentBag<long>();
        var began = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(AskOneAfterTheOther)));
        return (Stopwatch.GetElapsedTime(began), turns);

        async Task AskOneAfterTheOther()
        {
            while (Stopwatch.GetElapsedTime(began) < time)
            {
                var asked = Stopwatch.GetTimestamp();
                await AskOnceAsync(endpoint);
                turns.Add(Stopwatch.GetTimestamp() - asked);
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task AskOnceAsync(Uri endpoint)
    {
        var number = Interlocked.Increment(ref _asked);
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(Question(number)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Authorization = _tokens[number % Tokens];
        using var answer = await _http.SendAsync(request);
        if (answer.StatusCode != HttpStatusCode.OK)
        {
            throw new InvalidOperationException($"A turn was answered with {(int)answer.StatusCode}.");
        }
    }

    /// <summary>A message in a personal chat, with everything that Teams sends along.</summary>
    private byte[] Question(long number)
    {
        var person = _people[number % _people.Length];
        var topic = _topics[number % _topics.Length];
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$$"""
            {"text":"who knows about {{{topic}}}?","textFormat":"plain","attachments":[{"contentType":"text/html","content":"<p>who knows about {{{topic}}}?</p>"}],"type":"message",
            "timestamp":"2026-11-22T09:26:41.2345678Z","localTimestamp":"2026-11-22T10:26:41.2345678+01:00","id":"{{{number}}}","channelId":"msteams","serviceUrl":"{{{teams.ServiceUrl}}}",
            "from":{"id":"{{{person.Mri}}}","name":"{{{person.DisplayName}}}","aadObjectId":"{{{person.Id}}}"},
            "conversation":{"conversationType":"personal","tenantId":"{{{TeamsSide.Company.TenantId}}}","id":"a:1{{{person.Id}}}"},
            "recipient":{"id":"28:{{{TeamsSide.AppId}}}","name":"ESN Bot"},
            "entities":[{"locale":"en-GB","country":"GB","platform":"Windows","timezone":"Europe/London","type":"clientInfo"}],
            "channelData":{"tenant":{"id":"{{{TeamsSide.Company.TenantId}}}"}},"locale":"en-GB","localTimezone":"Europe/London"}
            """));
    }
}
