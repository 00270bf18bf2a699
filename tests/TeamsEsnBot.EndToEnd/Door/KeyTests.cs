using System.Net;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>The connector's keys change, and their service fails now and then.</summary>
internal sealed class KeyTests : DoorFixture
{
    protected override bool IsSigned => true;

    [Test]
    public async Task A_key_that_is_new_is_found_at_once()
    {
        Assert.That(await AskAsync(), Is.EqualTo(HttpStatusCode.OK));
        Door.Issuer.Rotate("msteams");

        Assert.That(await AskAsync(), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task However_many_keys_somebody_makes_up_the_issuer_is_asked_about_one_of_them()
    {
        await AskAsync();
        var before = Door.Issuer.KeyReads;

        foreach (var made in Enumerable.Range(100, 20))
        {
            Assert.That(await AskAsync(plan => plan with { KeyId = $"K{made}" }), Is.EqualTo(HttpStatusCode.Unauthorized));
        }

        Assert.That(Door.Issuer.KeyReads - before, Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task The_last_good_keys_stay_in_use_while_the_issuer_fails()
    {
        await AskAsync();
        Door.Issuer.Fails = HttpStatusCode.ServiceUnavailable;

        var unknown = await AskAsync(plan => plan with { KeyId = "K99" });
        var known = await AskAsync();

        Assert.That((unknown, known), Is.EqualTo((HttpStatusCode.Unauthorized, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Keys_are_read_once_for_many_calls()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => AskAsync()));

        Assert.That((Door.Issuer.ConfigurationReads, Door.Issuer.KeyReads), Is.EqualTo((1, 1)));
    }

    private async Task<HttpStatusCode> AskAsync(Func<TokenPlan, TokenPlan>? change = null)
    {
        var message = Door.Teams.Says(OpenDoor.Ines, "help");
        var plan = Door.Deliveries.Plan(message);
        return (await Door.Deliveries.SendAsync(message, change?.Invoke(plan) ?? plan)).Status;
    }
}
