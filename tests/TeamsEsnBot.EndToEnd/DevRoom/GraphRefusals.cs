using System.Net;
using System.Text.Json;
using Microsoft.Graph.Models.ODataErrors;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>What Microsoft's Graph refuses the local one refuses too, in the same words; and it can have a bad moment.</summary>
internal sealed class GraphRefusals
{
    private GraphRoom _graph = null!;

    [SetUp]
    public async Task Open() => _graph = await GraphRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await _graph.DisposeAsync();

    [TestCase("users/00000000-0000-0000-0000-00000000beef", 404, "Request_ResourceNotFound")]
    [TestCase("users/nobody@tavrello.example", 404, "Request_ResourceNotFound")]
    [TestCase("users/nobody@tavrello.example/photos/48x48/$value", 404, "Request_ResourceNotFound")]
    [TestCase("users?$filter=startswith(displayName,'A')", 400, "Request_BadRequest")]
    [TestCase("users?$filter=accountEnabled eq true and", 400, "Request_BadRequest")]
    [TestCase("users?$filter=accountEnabled eq trueand userType eq 'Guest'", 400, "Request_BadRequest")]
    [TestCase("users?$filter=officeLocation eq 'Porto'", 400, "Request_UnsupportedQuery")]
    [TestCase("users?$filter=accountEnabled eq 'true'", 400, "Request_UnsupportedQuery")]
    [TestCase("users?$filter=mail eq true", 400, "Request_UnsupportedQuery")]
    [TestCase("users?$search=\"displayName:ann\"", 400, "Request_UnsupportedQuery")]
    [TestCase("users?$select=id,shoeSize", 400, "BadRequest")]
    [TestCase("users?$select=id,aboutMe", 501, "NotImplemented")]
    [TestCase("users?$expand=directReports", 400, "Request_BadRequest")]
    [TestCase("users?$top=1000", 400, "Request_BadRequest")]
    [TestCase("users?$top=0", 400, "Request_BadRequest")]
    [TestCase("users?$skip=10", 400, "Request_BadRequest")]
    [TestCase("users?$orderby=displayName", 400, "Request_BadRequest")]
    [TestCase("users?$skiptoken=made-up!", 400, "Request_BadRequest")]
    [TestCase("users?$skiptoken=LTU", 400, "Request_BadRequest")]
    [TestCase("groups", 400, "BadRequest")]
    public async Task A_request_that_graph_would_not_answer_is_refused(string path, int status, string code)
    {
        using var answer = await _graph.Http.GetAsync(path);
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var error = body.RootElement.GetProperty("error");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)answer.StatusCode, Is.EqualTo(status));
            Assert.That(error.GetProperty("code").GetString(), Is.EqualTo(code));
            Assert.That(error.GetProperty("message").GetString(), Is.Not.Empty);
            Assert.That(error.GetProperty("innerError").GetProperty("request-id").GetGuid(), Is.Not.EqualTo(Guid.Empty));
            Assert.That(error.GetProperty("innerError").GetProperty("date").GetDateTime(), Is.Not.Default);
        }
    }

    [TestCase("\"ann\"")]
    [TestCase("displayName:ann")]
    [TestCase("\"displayName:ann\" NEAR \"mail:ann\"")]
    [TestCase("\"shoeSize:44\"")]
    public void A_search_that_graph_cannot_read_is_refused(string search)
    {
        var refused = Assert.CatchAsync<ODataError>(() => _graph.Client.Users.GetAsync(request =>
        {
            request.QueryParameters.Search = search;
            request.Headers.Add("ConsistencyLevel", "eventual");
        }));

        Assert.That(refused!.ResponseStatusCode, Is.EqualTo(400));
    }

    [Test]
    public async Task A_body_that_is_not_json_is_refused()
    {
        using var body = new StringContent("{\"ids\":", null, "application/json");

        using var answer = await _graph.Http.PostAsync("communications/getPresencesByUserId", body);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("not valid JSON"));
    }

    [Test]
    public async Task Nothing_can_be_changed()
    {
        using var answer = await _graph.Http.DeleteAsync($"users/{GraphRoom.Person("Inês").Id}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
    }

    [Test]
    public async Task The_callers_own_request_id_comes_back()
    {
        const string mine = "7d1f2a10-30c4-4a55-9a3e-5cf2c1f0a111";
        using var asked = new HttpRequestMessage(HttpMethod.Get, "users/nobody@tavrello.example");
        asked.Headers.Add("client-request-id", mine);

        using var answer = await _graph.Http.SendAsync(asked);

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"client-request-id\":\"{mine}\""));
    }

    [Test]
    public async Task Two_throttled_requests_are_told_how_long_to_wait_and_the_third_goes_through()
    {
        _graph.Faults.Throttle(2, TimeSpan.FromSeconds(7));

        using var first = await _graph.Http.GetAsync("users");
        using var second = await _graph.Http.GetAsync("users");
        using var third = await _graph.Http.GetAsync("users");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(first.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(await first.Content.ReadAsStringAsync(), Does.Contain("TooManyRequests"));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(third.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [Test]
    public async Task Microsofts_client_waits_as_told_and_gets_its_answer()
    {
        _graph.Faults.Throttle(1, TimeSpan.FromSeconds(1));

        var found = await _graph.Client.Users[GraphRoom.Person("Inês").Id].GetAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found!.DisplayName, Is.EqualTo("Inês Carvalho"));
            Assert.That(_graph.Faults.Remaining, Is.Zero);
        }
    }

    [Test]
    public async Task While_the_service_is_away_nothing_is_answered()
    {
        _graph.Faults.BeUnavailable(1);

        using var away = await _graph.Http.GetAsync("users");
        using var back = await _graph.Http.GetAsync("users");

        Assert.That((away.StatusCode, back.StatusCode), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK)));
    }
}
