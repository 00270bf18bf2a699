using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>Only the Bot Connector comes in, speaking for this bot, this service and this channel. Whoever else comes leaves nothing behind.</summary>
internal sealed class SignatureTests : DoorFixture
{
    protected override bool IsSigned => true;

    [Test]
    public async Task What_the_connector_signed_is_answered_with_the_bots_own_token()
    {
        var answer = await Door.SendAsync(Teams.Says(OpenDoor.Ines, "who knows zeppelins?"));

        Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.OK, "")));
        Assert.That(Door.Connector.Posted(OpenDoor.Ines.PersonalChat, OpenDoor.Jonas.DisplayName), Is.EqualTo(1));
        Assert.That(Door.Connector.Calls.Single().Authorization, Is.EqualTo("Bearer bot-1"));
    }

    [Test]
    public Task Another_issuer_is_refused() => IsRefusedAsync(plan => plan with { Issuer = "https://api.botframework.example" });

    [Test]
    public Task The_issuer_of_another_cloud_is_refused() => IsRefusedAsync(plan => plan with { Issuer = "https://api.botframework.us" });

    [Test]
    public Task Another_bots_token_is_refused() => IsRefusedAsync(plan => plan with { Audience = "9d3f6a52-0000-4000-8000-000000000002" });

    [Test]
    public Task A_token_for_nobody_is_refused() => IsRefusedAsync(plan => plan with { Audience = null });

    [Test]
    public Task A_token_that_somebody_else_signed_is_refused() => IsRefusedAsync(plan => plan with { IsForged = true });

    [Test]
    public Task A_token_without_a_signature_is_refused() => IsRefusedAsync(plan => plan with { Algorithm = "none" });

    [Test]
    public Task A_token_signed_with_the_public_key_as_a_secret_is_refused() => IsRefusedAsync(plan => plan with { Algorithm = "HS256" });

    [TestCase("RS384"), TestCase("RS512")]
    public Task A_token_signed_in_another_way_is_refused(string algorithm) => IsRefusedAsync(plan => plan with { Algorithm = algorithm });

    [Test]
    public Task A_token_that_names_no_key_is_refused() => IsRefusedAsync(plan => plan with { KeyId = null });

    [Test]
    public Task A_token_that_names_an_unknown_key_is_refused() => IsRefusedAsync(plan => plan with { KeyId = "K99" });

    [Test]
    public Task An_expired_token_is_refused() => IsRefusedAsync(plan => plan with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-6) });

    [Test]
    public Task A_token_that_never_expires_is_refused() => IsRefusedAsync(plan => plan with { Until = null });

    [Test]
    public Task A_token_that_does_not_count_yet_is_refused() => IsRefusedAsync(plan => plan with { From = TimeSpan.FromMinutes(6) });

    [Test]
    public Task A_clock_that_is_four_minutes_ahead_of_the_connectors_is_forgiven() =>
        IsTakenAsync(plan => plan with { From = TimeSpan.FromHours(-1), Until = TimeSpan.FromMinutes(-4) });

    [Test]
    public Task A_clock_that_is_four_minutes_behind_the_connectors_is_forgiven() => IsTakenAsync(plan => plan with { From = TimeSpan.FromMinutes(4) });

    [Test]
    public Task A_token_for_another_service_is_refused() => IsRefusedAsync(plan => plan with { ServiceUrl = "https://smba.trafficmanager.net/emea/" });

    [Test]
    public Task A_token_for_no_service_is_refused() => IsRefusedAsync(plan => plan with { ServiceUrl = null });

    [Test]
    public Task A_key_that_is_endorsed_for_another_channel_is_refused()
    {
        Door.Issuer.Rotate("webchat");
        return IsRefusedAsync(plan => plan);
    }

    [Test]
    public Task A_key_without_endorsements_is_refused()
    {
        Door.Issuer.Rotate();
        return IsRefusedAsync(plan => plan);
    }

    [TestCase(""), TestCase(null), TestCase("emulator")]
    public async Task An_activity_of_no_channel_or_an_unknown_one_is_refused(string? channel)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        message["channelId"] = channel;
        await IsRefusedAsync(() => Door.SendAsync(message));
    }

    [Test]
    public Task Without_a_header_nobody_comes_in() => IsRefusedWithHeaderAsync(null);

    [TestCase("Basic", "{0}"), TestCase("bearer", "{0}"), TestCase("Bearer", "hello"), TestCase("Bearer", "a.b.c"), TestCase("Bearer", ""), TestCase("Bearer", "{0} {0}")]
    public Task Another_kind_of_header_is_refused(string scheme, string value) =>
        IsRefusedWithHeaderAsync(token => $"{scheme} {value.Replace("{0}", token, StringComparison.Ordinal)}");

    [Test]
    public async Task A_token_that_was_just_accepted_opens_no_other_service_or_channel()
    {
        var good = Teams.Says(OpenDoor.Ines, "help");
        var token = new AuthenticationHeaderValue("Bearer", Door.Issuer.Token(Door.Deliveries.Plan(good)));
        Assert.That((await PostAsync(good)).Status, Is.EqualTo(HttpStatusCode.OK));
        var before = Door.Connector.Count;

        foreach (var (name, value) in new[] { ("serviceUrl", Door.Connector.AddressOf("elsewhere")), ("channelId", "webex") })
        {
            var other = Teams.Says(OpenDoor.Ines, "help");
            other[name] = value;
            Assert.That((await PostAsync(other)).Status, Is.EqualTo(HttpStatusCode.Unauthorized), name);
        }

        Assert.That(Door.Connector.Count, Is.EqualTo(before));

        Task<Answer> PostAsync(JsonObject activity) => Door.PostAsync(activity.ToJsonString(), request => request.Headers.Authorization = token);
    }

    [Test]
    public async Task A_token_that_was_just_accepted_is_refused_when_a_letter_of_its_signature_changes()
    {
        var message = Teams.Says(OpenDoor.Ines, "help");
        var token = Door.Issuer.Token(Door.Deliveries.Plan(message));
        await Door.PostAsync(message.ToJsonString(), request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token));

        // The first letter of the signature is changed: what was verified was another token.
        var at = token.LastIndexOf('.') + 1;
        var spoilt = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
        var again = Teams.Says(OpenDoor.Ines, "help");
        var answer = await Door.PostAsync(again.ToJsonString(), request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", spoilt));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    // The other half of the matrix: an invoke is answered in the response, where a leak would be.
    [Test]
    public async Task A_search_that_nobody_signed_finds_nothing()
    {
        var search = Teams.Invokes(OpenDoor.Ines, "composeExtension/query", new JsonObject());
        await IsRefusedAsync(() => Door.Deliveries.SendAsync(search, Door.Deliveries.Plan(search) with { IsForged = true }));
    }

    private async Task IsTakenAsync(Func<TokenPlan, TokenPlan> change)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");

        var answer = await Door.Deliveries.SendAsync(message, change(Door.Deliveries.Plan(message)));

        Assert.That(answer.Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(Door.Connector.Calls, Has.Count.EqualTo(1));
    }

    private Task IsRefusedAsync(Func<TokenPlan, TokenPlan> change)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        return IsRefusedAsync(() => Door.Deliveries.SendAsync(message, change(Door.Deliveries.Plan(message))));
    }

    /// <param name="header">Makes the header of a good token; null for no header.</param>
    private Task IsRefusedWithHeaderAsync(Func<string, string>? header)
    {
        var message = Teams.Says(OpenDoor.Ines, "who knows zeppelins?");
        var token = Door.Issuer.Token(Door.Deliveries.Plan(message));
        return IsRefusedAsync(() => Door.PostAsync(
            message.ToJsonString(),
            request => _ = header is null || request.Headers.TryAddWithoutValidation("Authorization", header(token))));
    }

    private async Task IsRefusedAsync(Func<Task<Answer>> deliver)
    {
        var before = await Rows.CountAsync(Door);

        var answer = await deliver();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((answer.Status, answer.Text), Is.EqualTo((HttpStatusCode.Unauthorized, "")));
            Assert.That(Door.Connector.Calls, Is.Empty);
            Assert.That(await Rows.CountAsync(Door), Is.EqualTo(before));
        }
    }
}
