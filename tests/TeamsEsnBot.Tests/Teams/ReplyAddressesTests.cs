using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Where the bot's token may go, and when the bot may do without one.</summary>
internal sealed class ReplyAddressesTests
{
    private const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";

    [TestCase("https://smba.trafficmanager.net/emea/7c1f/")]
    [TestCase("https://smba.trafficmanager.net/teams")]
    [TestCase("https://SMBA.trafficmanager.net:443/amer/")]
    [TestCase("https://webchat.botframework.com/")]
    [TestCase("https://smba.infra.gcc.teams.microsoft.com/gcc/")]
    [TestCase("https://smba.infra.gcc.teams.microsoft.com/teams")]
    [TestCase("https://smba.infra.gov.teams.microsoft.us/teams")]
    [TestCase("https://smba.infra.dod.teams.microsoft.us/")]
    public void Microsofts_services_are_answered(string address) => Assert.That(Allows(AppId, address), Is.True);

    [TestCase("http://smba.trafficmanager.net/emea/")]
    [TestCase("https://smba.trafficmanager.net:8443/emea/")]
    [TestCase("https://smba.trafficmanager.net@evil.example/")]
    [TestCase("https://evil@smba.trafficmanager.net/")]
    [TestCase("https://smba.trafficmanager.net.evil.example/")]
    [TestCase("https://evil.trafficmanager.net/")]
    [TestCase("https://esmba.trafficmanager.net/")]
    [TestCase("https://evilbotframework.com/")]
    [TestCase("https://botframework.com.evil.example/")]
    [TestCase("https://evil.example/smba.trafficmanager.net/")]
    [TestCase("https://evil.example#.botframework.com")]
    [TestCase("https://evil.example\\.botframework.com/")]
    [TestCase("https://ѕmba.trafficmanager.net/")]
    [TestCase("https://evilteams.microsoft.com/")]
    [TestCase("https://teams.microsoft.com.evil.example/")]
    [TestCase("https://smba.trafficmanager.net./emea/")]
    [TestCase("https://smba%2etrafficmanager.net.evil.example/")]
    [TestCase("https://smba.infra.gcc.teams.microsoft.com.evil.example/")]
    [TestCase("https://teams.microsoft.com/")]
    [TestCase("https://169.254.169.254/metadata/")]
    [TestCase("http://smba.infra.gov.teams.microsoft.us/")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("http://localhost:3978/")]
    [TestCase("https://smba.contoso.example/")]
    [TestCase("ftp://smba.trafficmanager.net/")]
    [TestCase("smba.trafficmanager.net")]
    [TestCase("/emea/")]
    [TestCase("")]
    [TestCase(null)]
    public void Whatever_only_looks_like_them_is_not(string? address) => Assert.That(Allows(AppId, address), Is.False);

    [TestCase("https://smba.contoso.example/emea/", true)]
    [TestCase("https://SMBA.Contoso.Example:443/", true)]
    [TestCase("https://xn--smb-gla.contoso.example/", true)]
    [TestCase("https://smb\u00e1.contoso.example/", true)]
    [TestCase("https://a.smba.contoso.example/", false)]
    [TestCase("https://contoso.example/", false)]
    [TestCase("http://smba.contoso.example/", false)]
    [TestCase("https://smba.contoso.example:8443/", false)]
    public void A_host_in_the_settings_is_answered_by_its_exact_name(string address, bool isAllowed) =>
        Assert.That(Allows(AppId, address, hosts: ["smba.contoso.example", "smb\u00e1.contoso.example"]), Is.EqualTo(isAllowed));

    [TestCase("http://127.0.0.1:56150/_connector")]
    [TestCase("http://localhost:5010/connector/")]
    [TestCase("https://localhost/connector")]
    [TestCase("http://[::1]:5010/")]
    public void In_development_this_machine_is_answered_with_an_app_id_and_without_but_never_elsewhere(string address)
    {
        Assert.That((Allows("", address, Environments.Development), Allows(AppId, address, Environments.Development)), Is.EqualTo((true, true)));
        Assert.That((Allows("", address, Environments.Staging), Allows(AppId, address, Environments.Staging)), Is.EqualTo((false, false)));
    }

    [Test]
    public void With_an_app_id_Teams_is_answered_in_development_too() =>
        Assert.That(Allows(AppId, "https://smba.trafficmanager.net/emea/", Environments.Development), Is.True);

    [TestCase("https://smba.trafficmanager.net/emea/")]
    [TestCase("http://192.168.1.7:5010/")]
    [TestCase("http://localhost.evil.example/")]
    [TestCase("http://127.0.0.1.evil.example/")]
    [TestCase("http://me@127.0.0.1:5010/")]
    [TestCase("file:///tmp/connector")]
    [TestCase("ws://127.0.0.1:5010/")]
    [TestCase("https://smba.contoso.example/")]
    public void Without_an_app_id_nobody_else_is_answered(string address) =>
        Assert.That(Allows("", address, Environments.Development, "smba.contoso.example"), Is.False);

    [TestCase("smba.contoso.example", true), TestCase("SMBA.contoso.example", true)]
    [TestCase("", false), TestCase("localhost", false), TestCase("*.contoso.example", false), TestCase("https://smba.contoso.example/", false)]
    [TestCase("smba.contoso.example:8443", false), TestCase("me@contoso.example", false), TestCase("smba.contoso.example/emea", false), TestCase("10.0.0.7", false)]
    public void A_host_in_the_settings_is_the_name_of_one_host(string host, bool isRight)
    {
        var verdict = new DoorOptionsRules().Validate(null, new DoorOptions { ServiceHosts = ["smba.trafficmanager.net", host] });

        Assert.That(verdict.Succeeded, Is.EqualTo(isRight));
        Assert.That(verdict.FailureMessage ?? "Teams:ServiceHosts:1", Does.Contain("Teams:ServiceHosts:1"));
    }

    private static bool Allows(string appId, string? address, string environment = "Production", params string[] hosts) => new ReplyAddresses(
        Options.Create(new AppOptions { MicrosoftAppId = appId }), Options.Create(new DoorOptions { ServiceHosts = hosts }), new Named(environment)).IsAllowed(address);
}
