using System.Net;
using System.Net.Http.Json;

namespace TeamsEsnBot.EndToEnd.Wire;

/// <summary>The pretended Teams makes exactly the trouble that a test asks for.</summary>
internal sealed class ConnectorTests
{
    private const string Chat = "a:chat";

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private Clock _clock = null!;
    private FaultyConnector _teams = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _clock = new Clock();
        _teams = await FaultyConnector.StartAsync(_clock);
    }

    [TearDown]
    public async Task StopAsync() => await _teams.DisposeAsync();

    [Test]
    public async Task A_post_is_accepted_with_an_id()
    {
        var (status, body) = await PostAsync("hello");

        Assert.That((status, body), Is.EqualTo((HttpStatusCode.Created, """{"id":"1763-1"}""")));
        Assert.That(_teams.Posted(Chat, "hello"), Is.EqualTo(1));
    }

    [Test]
    public async Task Trouble_comes_in_the_order_it_was_asked_for_and_then_ends()
    {
        _teams.Next(
            ConnectorAnswer.Refused(429, "TooManyRequests", "7"),
            ConnectorAnswer.ThrottledUntil(new DateTimeOffset(2026, 11, 22, 9, 0, 5, TimeSpan.Zero)),
            ConnectorAnswer.Page(502),
            ConnectorAnswer.AcceptedWithoutId,
            ConnectorAnswer.Redirected("https://elsewhere.example/"));

        var answers = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            using var answer = await Http.PostAsJsonAsync(Address(), new { type = "message", text = $"no. {i}" });
            answers.Add($"{(int)answer.StatusCode} {answer.Headers.RetryAfter?.ToString() ?? answer.Headers.Location?.Host} {await answer.Content.ReadAsStringAsync()}");
        }

        Assert.That(answers, Is.EqualTo(new[]
        {
            """429 7 {"error":{"code":"TooManyRequests","message":"refused"}}""",
            """429 Sun, 22 Nov 2026 09:00:05 GMT {"error":{"code":"TooManyRequests","message":"refused"}}""",
            "502  <html><body><h1>502</h1></body></html>",
            "202  ",
            "307 elsewhere.example ",
            """201  {"id":"1763-1"}""",
        }));
        Assert.That(Enumerable.Range(0, 6).Select(i => _teams.Posted(Chat, $"no. {i}")), Is.EqualTo(new[] { 0, 0, 0, 1, 0, 1 }));
    }

    [Test]
    public async Task A_connection_that_breaks_after_the_post_has_posted_and_one_that_breaks_before_has_not()
    {
        _teams.Next(ConnectorAnswer.BrokenBefore, ConnectorAnswer.BrokenAfter);

        Assert.CatchAsync<HttpRequestException>(() => PostAsync("lost on its way"));
        Assert.CatchAsync<HttpRequestException>(() => PostAsync("lost on the way back"));
        await PostAsync("lost on its way");

        Assert.That((_teams.Posted(Chat, "lost on its way"), _teams.Posted(Chat, "lost on the way back")), Is.EqualTo((1, 1)));
        Assert.That(_teams.Calls, Has.Count.EqualTo(3));
    }

    [TestCase(1, 7, 0), TestCase(1, 8, 1)]
    [TestCase(2, 8, 0)]
    public async Task A_conversation_takes_as_much_as_Teams_publishes(int seconds, int calls, int violations)
    {
        _teams.Limits = new PublishedLimits(_clock);
        var last = HttpStatusCode.Created;
        for (var i = 0; i < calls; i++)
        {
            // Two seconds: all but the last come in the first.
            _clock.Passes(seconds == 2 && i == calls - 1 ? TimeSpan.FromSeconds(1) : TimeSpan.Zero);
            last = (await PostAsync("hello")).Status;
        }

        Assert.That((_teams.Limits.Violations, last), Is.EqualTo((violations, violations == 0 ? HttpStatusCode.Created : HttpStatusCode.TooManyRequests)));
    }

    [Test]
    public async Task Longer_windows_count_too_and_the_answer_says_how_long_to_wait()
    {
        _teams.Limits = new PublishedLimits(_clock);
        for (var i = 0; i < 60; i++)
        {
            Assert.That((await PostAsync("hello")).Status, Is.EqualTo(HttpStatusCode.Created));
            _clock.Passes(TimeSpan.FromMilliseconds(400));
        }

        using var answer = await Http.PostAsJsonAsync(Address(), new { type = "message" });

        // The first of the 60 came 24 s ago, and a window is 30 s long.
        Assert.That((answer.StatusCode, answer.Headers.RetryAfter?.Delta), Is.EqualTo((HttpStatusCode.TooManyRequests, (TimeSpan?)TimeSpan.FromSeconds(6))));
    }

    [Test]
    public async Task A_tenant_takes_50_calls_a_second_whatever_they_are_and_another_tenant_has_its_own()
    {
        _teams.Limits = new PublishedLimits(_clock);
        for (var i = 0; i < 50; i++)
        {
            await PostAsync("hello", conversation: $"a:{i}");
        }

        using var asked = await Http.GetAsync(new Uri($"{_teams.Address}/v3/conversations/a:1/members/29:ana"));
        using var elsewhere = await Http.GetAsync(new Uri($"{_teams.AddressOf("other")}/v3/conversations/a:1/members/29:ana"));

        Assert.That((asked.StatusCode, elsewhere.StatusCode), Is.EqualTo((HttpStatusCode.TooManyRequests, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Chance_is_the_same_for_the_same_seed()
    {
        async Task<string> RunAsync(int seed)
        {
            _teams.Chances = new Chances(seed, (0.3, ConnectorAnswer.Refused(503, "ServiceUnavailable")), (0.1, ConnectorAnswer.Refused(412, "PreconditionFailed")));
            var answers = new List<int>();
            for (var i = 0; i < 40; i++)
            {
                answers.Add((int)(await PostAsync("hello")).Status);
            }

            return string.Join(' ', answers);
        }

        var first = await RunAsync(7);

        Assert.That(await RunAsync(7), Is.EqualTo(first).And.Contain("503").And.Contain("412").And.Contain("201"));
        Assert.That(await RunAsync(8), Is.Not.EqualTo(first));
    }

    [Test]
    public async Task A_new_thread_has_the_id_of_its_channel_and_first_message()
    {
        using var answer = await Http.PostAsJsonAsync(
            $"{_teams.Address}/v3/conversations", new { isGroup = true, channelData = new { channel = new { id = "19:hangar@thread.tacv2" } } });

        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("""{"id":"19:hangar@thread.tacv2;messageid=1763-1","activityId":"1763-1"}"""));
    }

    private Uri Address(string conversation = Chat) => new($"{_teams.Address}/v3/conversations/{Uri.EscapeDataString(conversation)}/activities");

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string text, string conversation = Chat)
    {
        using var answer = await Http.PostAsJsonAsync(Address(conversation), new { type = "message", text });
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Stands still until it is moved: limits count by it.</summary>
    private sealed class Clock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => _now;

        public override long GetTimestamp() => _now.Ticks;

        public void Passes(TimeSpan time) => _now += time;
    }
}
