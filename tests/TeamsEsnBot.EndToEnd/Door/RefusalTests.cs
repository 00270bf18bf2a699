using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Who and what the door does not let in.</summary>
internal sealed class RefusalTests : DoorFixture
{
    [TestCase("GET"), TestCase("HEAD"), TestCase("PUT"), TestCase("DELETE")]
    public async Task Only_posts_are_taken(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/messages");
        using var answer = await Door.Http.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [TestCase(""), TestCase("{"), TestCase("hello"), TestCase("[]"), TestCase("null"), TestCase("{}"), TestCase("""{ "type": "" }""")]
    public async Task Something_that_is_no_activity_is_400(string body) => Assert.That((await Door.PostAsync(body)).Status, Is.EqualTo(HttpStatusCode.BadRequest));

    [Test]
    public async Task A_body_larger_than_Teams_ever_sends_is_413()
    {
        var message = Teams.Says(OpenDoor.Ines, new string('x', 256 * 1024));

        Assert.That((await Door.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [Test]
    public async Task A_message_as_long_as_Teams_allows_is_answered()
    {
        var message = Teams.Says(OpenDoor.Ines, $"who knows zeppelins? {string.Concat(Enumerable.Repeat("Really ", 4_000))}");

        Assert.That((await Door.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(1));
    }

    [TestCase("https://smba.trafficmanager.net/emea/"), TestCase("http://192.0.2.7/"), TestCase("http://127.0.0.1@192.0.2.7/")]
    public async Task Unsigned_nothing_is_sent_to_another_machine(string address)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        message["serviceUrl"] = address;
        var search = Teams.Invokes(OpenDoor.Ines, "composeExtension/query", new JsonObject());
        search["serviceUrl"] = address;

        Assert.That((await Door.SendAsync(message)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Door.SendAsync(search)).Status, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [TestCase("Host", "bot.example.com")]
    [TestCase("Host", "bot.devtunnels.example")]
    [TestCase("X-Forwarded-For", "203.0.113.9")]
    [TestCase("X-Forwarded-For", "127.0.0.1")]
    [TestCase("Forwarded", "for=203.0.113.9")]
    public async Task Unsigned_nobody_comes_in_through_a_tunnel(string header, string value)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?").ToJsonString();

        var answer = await Door.PostAsync(message, request => request.Headers.TryAddWithoutValidation(header, value));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(Door.Connector.Calls, Is.Empty);
    }

    [TestCase("127.0.0.1"), TestCase("localhost"), TestCase("[::1]")]
    public async Task Any_name_of_this_machine_will_do(string host)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?").ToJsonString();

        Assert.That((await Door.PostAsync(message, request => request.Headers.Host = host)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("Production", "Teams:TenantIds:0", "t", "MicrosoftAppId is empty. Set it to the application (client) id of the bot; only in Development may it be missing.")]
    [TestCase("Development", "MicrosoftAppId", "", "Teams:TenantIds is empty. List the Entra tenant ids of the companies that may use the bot.")]
    public async Task A_setting_that_is_missing_stops_the_start_and_is_named(string environment, string setting, string value, string sentence)
    {
        await using var bot = BotHost.Build(["--environment", environment, "--urls", "http://127.0.0.1:0", "--Storage:Path", ":memory:", $"--{setting}", value, "--Logging:LogLevel:Default", "None"]);

        var stopped = Assert.CatchAsync<OptionsValidationException>(() => bot.StartAsync());

        Assert.That(stopped!.Failures, Has.Some.EndsWith(sentence));
    }
}
