using System.Net;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>
/// What the connector signed comes in only from a tenant in Teams:TenantIds. Others get 403 and nothing else, whatever they send, and leave nothing behind
/// (peers (c) 27 and 28: a tenant that is foreign, null or missing; a check that fails closed).
/// </summary>
internal sealed class TenantTests : DoorFixture
{
    private const string Elsewhere = "5f1a0a8e-0000-4000-8000-000000000009";

    protected override bool IsSigned => true;

    [TestCase("message"), TestCase("messageUpdate"), TestCase("messageReaction"), TestCase("conversationUpdate"), TestCase("installationUpdate")]
    [TestCase("typing"), TestCase("event"), TestCase("invoke"), TestCase("hologram")]
    public async Task Nothing_comes_in_from_another_company(string type) => await IsForbiddenAsync(From(Elsewhere, Elsewhere, Teams.Other(type, OpenDoor.Ines)));

    [TestCase("composeExtension/query", """{ "parameters": [ { "name": "topic", "value": "zeppelins" } ] }""")]
    [TestCase("composeExtension/fetchTask", """{ "messagePayload": { "body": { "content": "zeppelins" } } }""")]
    [TestCase("composeExtension/submitAction", """{ "data": { "verb": "experts.find", "topic": "zeppelins" } }""")]
    [TestCase("adaptiveCard/action", """{ "action": { "type": "Action.Execute", "verb": "experts.find", "data": { "topic": "zeppelins" } } }""")]
    [TestCase("brand/new", "{}")]
    public async Task No_invoke_from_another_company_is_answered_however_often_it_comes(string name, string value)
    {
        var invoke = From(Elsewhere, Elsewhere, Teams.Invokes(OpenDoor.Ines, name, JsonNode.Parse(value)));

        await IsForbiddenAsync(invoke);
        await IsForbiddenAsync(invoke);
    }

    [Test]
    public async Task A_message_that_names_no_company_is_forbidden()
    {
        var message = Question();
        message["conversation"]!.AsObject().Remove("tenantId");
        message["channelData"]!.AsObject().Remove("tenant");
        await IsForbiddenAsync(message);
    }

    [TestCase(null, null), TestCase("", ""), TestCase("", null), TestCase(" ", " "), TestCase(Elsewhere, null), TestCase(null, Elsewhere)]
    public async Task A_message_whose_company_is_null_or_empty_or_foreign_is_forbidden(string? conversation, string? channel) =>
        await IsForbiddenAsync(From(conversation, channel, Question()));

    [Test]
    public async Task A_message_that_names_two_companies_is_forbidden_even_if_one_is_ours()
    {
        await IsForbiddenAsync(From(OpenDoor.Tenant, Elsewhere, Question()));
        await IsForbiddenAsync(From(Elsewhere, OpenDoor.Tenant, Question()));
    }

    [TestCase("[]"), TestCase("\"text\""), TestCase("""{ "id": [] }"""), TestCase("17")]
    public async Task Channel_data_of_an_odd_shape_name_no_company(string tenant)
    {
        var message = From(null, null, Question());
        message["channelData"]!["tenant"] = JsonNode.Parse(tenant);
        await IsForbiddenAsync(message);
    }

    [Test]
    public async Task One_of_the_two_places_is_enough_to_name_ours_in_any_case_of_letters()
    {
        Assert.That((await Door.SendAsync(From(OpenDoor.Tenant.ToUpperInvariant(), null, Question()))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await Door.SendAsync(From(null, OpenDoor.Tenant, Question()))).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_stranger_is_named_in_the_log_once_an_hour()
    {
        for (var i = 0; i < 5; i++)
        {
            await Door.SendAsync(From(Elsewhere, Elsewhere, Question()));
        }

        Assert.That(Door.Warnings.Where(line => line.Contains(Elsewhere, StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(1));
        Door.Clock.Passes(TimeSpan.FromHours(1));
        await Door.SendAsync(From(Elsewhere, Elsewhere, Question()));
        Assert.That(Door.Warnings.Where(line => line.Contains(Elsewhere, StringComparison.Ordinal)).ToList(), Has.Count.EqualTo(2));
    }

    private JsonObject Question() => Teams.Says(OpenDoor.Ines, "who knows zeppelins?");

    private static JsonObject From(string? conversation, string? channel, JsonObject activity)
    {
        activity["conversation"]!["tenantId"] = conversation;
        activity["channelData"]!["tenant"]!["id"] = channel;
        return activity;
    }

    private async Task IsForbiddenAsync(JsonObject activity)
    {
        var before = await Rows.CountAsync(Door);

        var answer = await Door.SendAsync(activity);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer, Is.EqualTo(new Answer(HttpStatusCode.Forbidden, "")));
            Assert.That(Door.Connector.Calls, Is.Empty);
            Assert.That(await Rows.CountAsync(Door), Is.EqualTo(before));
        }
    }
}
