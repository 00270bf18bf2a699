using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Settings of the bot's registration that cannot work are named, all at once and each with what to do.</summary>
internal sealed class AppOptionsTests
{
    private const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";

    private CertificateFiles _files = null!;

    private static AppOptions Bot => new() { MicrosoftAppId = AppId, MicrosoftAppType = "SingleTenant", MicrosoftAppTenantId = "home" };

    [SetUp]
    public void OpenTheFolder() => _files = new CertificateFiles();

    [TearDown]
    public void CloseTheFolder() => _files.Dispose();

    [TestCase("Production", "", false)]
    [TestCase("Production", "  ", false)]
    [TestCase("Staging", "", false)]
    [TestCase("Development", "", true)]
    [TestCase("Production", AppId, true)]
    public void Only_in_development_the_bot_does_without_an_app_id(string environment, string appId, bool starts) => Assert.That(
        Faults(new AppOptions { MicrosoftAppId = appId, MicrosoftAppPassword = appId.Length > 10 ? "secret" : "" }, environment),
        starts ? Is.Empty : Has.Exactly(1).StartsWith("MicrosoftAppId is empty."));

    [TestCase("MultiTenant"), TestCase(""), TestCase("multitenant"), TestCase("SingleTenant")]
    public void One_thing_must_prove_the_bot(string type)
    {
        var app = Bot with { MicrosoftAppType = type };

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(app), Has.Exactly(1).StartsWith("Nothing proves that the bot").And.Exactly(1).Contains("MicrosoftAppClientId"));
            Assert.That(Faults(app with { MicrosoftAppPassword = "secret" }), Is.Empty);
            Assert.That(Faults(app with { MicrosoftAppClientId = "machine" }), Is.Empty);
            Assert.That(
                Faults(app with { MicrosoftAppClientId = "machine", MicrosoftAppPassword = "secret" }),
                Is.EqualTo(new[] { "MicrosoftAppClientId and MicrosoftAppPassword are set. Keep the one that shall prove the bot and remove the rest." }));
        }
    }

    [Test]
    public void A_managed_identity_proves_the_bot_alone()
    {
        var app = Bot with { MicrosoftAppType = "UserAssignedMSI" };

        Assert.That(Faults(app), Is.Empty);
        Assert.That(Faults(app with { MicrosoftAppPassword = "secret" }), Has.Exactly(1).StartsWith("MicrosoftAppPassword is set, but a bot of type UserAssignedMSI"));
    }

    [Test]
    public void All_that_is_wrong_is_said_at_once() => Assert.That(
        Faults(new AppOptions { MicrosoftAppId = "esn-bot", MicrosoftAppType = "Sovereign", ChannelService = "https://botframework.example", MicrosoftAppTokenFile = "/nowhere" }),
        Is.EqualTo(new[]
        {
            "MicrosoftAppId is not an application (client) id. It looks like 00000000-0000-0000-0000-000000000000: see the bot's registration.",
            "MicrosoftAppType is 'Sovereign'. Set it to MultiTenant, SingleTenant or UserAssignedMSI, as in the bot's registration.",
            "ChannelService is 'https://botframework.example'. Leave it empty for the public cloud, or set it to https://botframework.azure.us (government of the United States) or https://botframework.azure.cn (China).",
            "MicrosoftAppTokenFile: '/nowhere' is not there. Name the file that the token is written to.",
        }));

    [Test]
    public void What_belongs_together_is_set_together()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(Bot with { MicrosoftAppTenantId = "", MicrosoftAppPassword = "x" }), Has.Exactly(1).StartsWith("MicrosoftAppTenantId is empty."));
            Assert.That(Faults(new AppOptions { MicrosoftAppPassword = "x" }, "Development"), Has.Exactly(1).StartsWith("MicrosoftAppPassword is set, but MicrosoftAppId is empty."));
            Assert.That(Faults(Bot with { MicrosoftAppPassword = "x", MicrosoftAppCertificatePassword = "y" }), Has.Exactly(1).StartsWith("MicrosoftAppCertificatePassword is set, but"));
            Assert.That(Faults(Bot with { MicrosoftAppPassword = "x", ToChannelFromBotLoginUrl = "http://login.example" }), Has.Exactly(1).StartsWith("ToChannelFromBotLoginUrl is 'http://login.example'."));
            Assert.That(
                Faults(Bot with { MicrosoftAppType = "", MicrosoftAppPassword = "x", ChannelService = BotCloud.ChinaName }), Has.Exactly(1).StartsWith("MicrosoftAppType: There are no bots of type MultiTenant"));
        }
    }

    [Test]
    public void A_certificate_is_taken_from_a_pfx_or_a_pem_file_locked_or_not()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(With(_files.Pfx("a.pfx"))), Is.Empty);
            Assert.That(Faults(With(_files.Pfx("b.pfx", "open"), "open")), Is.Empty);
            Assert.That(Faults(With(_files.Pem("c.pem"))), Is.Empty);
            Assert.That(Faults(With(_files.Pem("d.pem", password: "open"), "open")), Is.Empty);
        }
    }

    [Test]
    public void A_certificate_that_cannot_be_used_is_named_with_the_reason()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Faults(With("/nowhere/bot.pfx")), Has.Exactly(1).Contains("'/nowhere/bot.pfx' cannot be read."));
            Assert.That(Faults(With(_files.Pfx("locked.pfx", "open"), "sesame")), Has.Exactly(1).Contains("cannot be opened.").And.Exactly(1).Contains("MicrosoftAppCertificatePassword"));
            Assert.That(Faults(With(_files.Pem("locked.pem", password: "open"))), Has.Exactly(1).Contains("cannot be opened."));
            Assert.That(Faults(With(_files.Write("letter.pfx", "Dear bot"u8.ToArray()))), Has.Exactly(1).Contains("cannot be opened."));
            Assert.That(Faults(With(_files.Pem("public.pem", hasKey: false))), Has.Exactly(1).Contains("has no private key."));
            Assert.That(Faults(With(_files.EllipticPfx("elliptic.pfx"))), Has.Exactly(1).Contains("is not RSA"));
            Assert.That(Faults(With(_files.Pfx("good.pfx")), at: TimeProvider.System.GetUtcNow().AddDays(366)), Has.Exactly(1).Contains("The certificate expired on"));
            Assert.That(Faults(With(_files.Pfx("early.pfx")), at: TimeProvider.System.GetUtcNow().AddDays(-2)), Has.Exactly(1).Contains("is not valid before"));
            Assert.That(Faults(Bot with { MicrosoftAppCertificateThumbprint = new string('A', 40) }), Has.Exactly(1).StartsWith("MicrosoftAppCertificateThumbprint: There is no such certificate"));
        }
    }

    [TestCase(29, "expires in 28 days"), TestCase(31, null)]
    public void A_certificate_that_ends_within_30_days_is_a_warning_every_day(int days, string? warned)
    {
        var log = new Lines();
        using var watch = new CertificateWatch(Options.Create(With(_files.Pfx("bot.pfx", days: days))), TimeProvider.System, log);

        watch.Look();

        Assert.That(log.Written, warned is null ? Is.Empty : Has.Exactly(1).Contains(warned));
    }

    [Test]
    public void A_secret_is_not_printed() => Assert.That((Bot with { MicrosoftAppPassword = "hush", MicrosoftAppCertificatePassword = "hush" }).ToString(), Does.Not.Contain("hush"));

    private static AppOptions With(string certificate, string password = "") =>
        Bot with { MicrosoftAppCertificate = certificate, MicrosoftAppCertificatePassword = password };

    private static IEnumerable<string> Faults(AppOptions app, string environment = "Production", DateTimeOffset? at = null) =>
        new AppOptionsValidator(new Named(environment), new Fixed(at ?? TimeProvider.System.GetUtcNow())).Validate(null, app).Failures ?? [];

    private sealed class Fixed(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private sealed class Lines : ILogger<CertificateWatch>
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add(formatter(state, exception));
    }
}
