using Azure.Core;
using Microsoft.IdentityModel.JsonWebTokens;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What the bot shows to Microsoft Entra, with Azure.Identity in between and only the network pretended.</summary>
internal sealed class BotProofTests
{
    private const string AppId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";
    private const string Home = "7c1f0a8e-0000-4000-8000-000000000001";
    private const string Machine = "3a3a0a8e-0000-4000-8000-000000000007";
    private const string Scope = "https://api.botframework.com/.default";

    private Entra _entra = null!;

    [SetUp]
    public void OpenEntra() => _entra = new Entra();

    [TearDown]
    public void CloseEntra() => _entra.Dispose();

    [Test]
    public async Task A_secret_buys_a_token_from_the_bots_own_directory()
    {
        var token = await AskAsync(new AppOptions { MicrosoftAppId = AppId, MicrosoftAppType = "singletenant", MicrosoftAppTenantId = Home, MicrosoftAppPassword = "s3cr&t" });

        var (address, fields) = _entra.Asked.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(token, Is.EqualTo("token-1"));
            Assert.That(address.GetLeftPart(UriPartial.Path), Is.EqualTo($"https://login.microsoftonline.com/{Home}/oauth2/v2.0/token"));
            Assert.That(
                (fields["grant_type"], fields["client_id"], fields["client_secret"], fields["scope"]),
                Is.EqualTo(("client_credentials", AppId, "s3cr&t", Scope)));
        }
    }

    [TestCase("", "https://login.microsoftonline.com/botframework.com/")]
    [TestCase("https://botframework.azure.us", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/")]
    public async Task A_bot_of_many_tenants_asks_the_directory_they_share(string cloud, string address)
    {
        await AskAsync(new AppOptions { MicrosoftAppId = AppId, ChannelService = cloud, MicrosoftAppPassword = "secret" });

        Assert.That(_entra.Asked.Single().Address.AbsoluteUri, Does.StartWith(address).IgnoreCase);
    }

    [Test]
    public async Task In_a_cloud_that_only_the_settings_know_its_own_sign_in_is_asked()
    {
        await AskAsync(new AppOptions
        {
            MicrosoftAppId = AppId,
            MicrosoftAppType = "SingleTenant",
            MicrosoftAppTenantId = Home,
            MicrosoftAppPassword = "secret",
            ToChannelFromBotLoginUrl = "https://login.cloud.example/" + Home,
        });

        Assert.That(_entra.Asked.Single().Address.AbsoluteUri, Does.StartWith($"https://login.cloud.example/{Home}/"));
    }

    [Test]
    public async Task A_managed_identity_is_asked_for_by_the_bots_own_id()
    {
        await AskAsync(new AppOptions { MicrosoftAppId = AppId, MicrosoftAppType = "UserAssignedMSI", MicrosoftAppTenantId = Home });

        var (address, fields) = _entra.Asked.Last();
        Assert.That((address.Host, fields["client_id"], fields["resource"]), Is.EqualTo(("169.254.169.254", AppId, "https://api.botframework.com")));
    }

    [TestCase("", "api://AzureADTokenExchange", "https://login.microsoftonline.com/")]
    [TestCase("https://botframework.azure.us", "api://AzureADTokenExchangeUSGov", "https://login.microsoftonline.us/")]
    [TestCase("https://botframework.azure.cn", "api://AzureADTokenExchangeChina", "https://login.chinacloudapi.cn/")]
    public async Task A_managed_identity_that_the_registration_trusts_stands_for_a_signature(string cloud, string audience, string login)
    {
        await AskAsync(new AppOptions
        {
            MicrosoftAppId = AppId,
            MicrosoftAppType = "SingleTenant",
            MicrosoftAppTenantId = Home,
            MicrosoftAppClientId = Machine,
            ChannelService = cloud,
        });

        var machine = _entra.Asked.Last(asked => asked.Address.Host == "169.254.169.254").Fields;
        var (address, fields) = _entra.Asked.Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((machine["client_id"], machine["resource"]), Is.EqualTo((Machine, audience)));
            Assert.That(address.AbsoluteUri, Does.StartWith(login + Home));
            Assert.That((fields["client_id"], fields["client_assertion"]), Is.EqualTo((AppId, "token-1")).Or.EqualTo((AppId, "token-2")));
            Assert.That(fields, Does.Not.ContainKey("client_secret"));
        }
    }

    [Test]
    public async Task A_token_in_a_file_that_the_registration_trusts_stands_for_a_signature()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{TestContext.CurrentContext.Test.ID}.token");
        await File.WriteAllTextAsync(file, "written-by-kubernetes");

        await AskAsync(new AppOptions { MicrosoftAppId = AppId, MicrosoftAppType = "SingleTenant", MicrosoftAppTenantId = Home, MicrosoftAppTokenFile = file });

        Assert.That(_entra.Asked.Single().Fields["client_assertion"], Is.EqualTo("written-by-kubernetes"));
        File.Delete(file);
    }

    [TestCase(false), TestCase(true)]
    public async Task A_certificate_signs_and_goes_along_only_if_it_shall(bool goesAlong)
    {
        using var files = new CertificateFiles();
        var app = new AppOptions
        {
            MicrosoftAppId = AppId,
            MicrosoftAppType = "SingleTenant",
            MicrosoftAppTenantId = Home,
            MicrosoftAppCertificate = files.Pfx("good.pfx", password: "open"),
            MicrosoftAppCertificatePassword = "open",
            MicrosoftAppCertificateChain = goesAlong,
        };

        await AskAsync(app);

        var signed = new JsonWebToken(_entra.Asked.Single().Fields["client_assertion"]);
        Assert.That((signed.Issuer, signed.Subject), Is.EqualTo((AppId, AppId)));
        Assert.That(signed.TryGetHeaderValue<object>("x5c", out _), Is.EqualTo(goesAlong));
    }

    private async Task<string> AskAsync(AppOptions app) =>
        (await BotProof.Of(app, TimeProvider.System.GetUtcNow(), _entra.Transport).GetTokenAsync(new TokenRequestContext([Scope]), CancellationToken.None)).Token;
}
