using Microsoft.Extensions.FileProviders;
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
    [TestCase("https://127.0.0.1/")]
    [TestCase("http://localhost:3978/")]
    [TestCase("ftp://smba.trafficmanager.net/")]
    [TestCase("smba.trafficmanager.net")]
    [TestCase("/emea/")]
    [TestCase("")]
    [TestCase(null)]
    public void Whatever_only_looks_like_them_is_not(string? address) => Assert.That(Allows(AppId, address), Is.False);

    [TestCase("http://127.0.0.1:56150/_connector")]
    [TestCase("http://localhost:5010/connector/")]
    [TestCase("https://localhost/connector")]
    [TestCase("http://[::1]:5010/")]
    public void Without_an_app_id_this_machine_is_answered(string address) => Assert.That(Allows("", address), Is.True);

    [TestCase("https://smba.trafficmanager.net/emea/")]
    [TestCase("http://192.168.1.7:5010/")]
    [TestCase("http://localhost.evil.example/")]
    [TestCase("http://127.0.0.1.evil.example/")]
    [TestCase("http://me@127.0.0.1:5010/")]
    [TestCase("file:///tmp/connector")]
    [TestCase("ws://127.0.0.1:5010/")]
    public void And_nobody_else(string address) => Assert.That(Allows("", address), Is.False);

    [TestCase("Production", "", false)]
    [TestCase("Production", "  ", false)]
    [TestCase("Staging", "", false)]
    [TestCase("Development", "", true)]
    [TestCase("Production", AppId, true)]
    public void Only_in_development_the_bot_does_without_an_app_id(string environment, string appId, bool starts)
    {
        var checkedOptions = new AppOptionsValidator(new Named(environment)).Validate(null, new AppOptions { MicrosoftAppId = appId });

        Assert.That(checkedOptions.Succeeded, Is.EqualTo(starts));
        Assert.That(checkedOptions.FailureMessage ?? "MicrosoftAppId", Does.Contain("MicrosoftAppId"));
    }

    private static bool Allows(string appId, string? address) => new ReplyAddresses(Options.Create(new AppOptions { MicrosoftAppId = appId }), new Named("Production")).IsAllowed(address);

    private sealed class Named(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "bot";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
