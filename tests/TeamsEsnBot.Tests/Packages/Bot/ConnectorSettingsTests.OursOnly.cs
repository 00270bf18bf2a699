using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Settings that cannot work stop the bot at its start and say what to do.</summary>
internal sealed class ConnectorSettingsTests
{
    [TestCase("ChannelService=https://botframework.example")]
    [TestCase("ChannelService=https://botframework.example;ToChannelFromBotOAuthScope=https://api.botframework.example")]
    public void A_cloud_that_nobody_knows_is_named(string settings) =>
        Assert.That(() => Read(settings), Throws.ArgumentException.With.Message.StartsWith("ChannelService is 'https://botframework.example'"));

    [Test]
    public void Without_a_setting_it_is_the_public_cloud() => Assert.That(Read("").GetOriginatingAudience(), Is.EqualTo("https://api.botframework.com"));

    [TestCase("ChannelService=https://botframework.azure.us", "https://api.botframework.us")]
    [TestCase("ToChannelFromBotOAuthScope=https://api.botframework.azure.cn", "https://api.botframework.azure.cn")]
    [TestCase("ChannelService=https://botframework.example;ToChannelFromBotLoginUrl=l;ToChannelFromBotOAuthScope=a;ToBotFromChannelTokenIssuer=i;ToBotFromChannelOpenIdMetadataUrl=m", "a")]
    public void Another_cloud_can_be_chosen_or_described(string settings, string audience) =>
        Assert.That(Read(settings).GetOriginatingAudience(), Is.EqualTo(audience));

    [Test]
    public void Whoever_passes_no_credentials_is_told_what_to_pass() => Assert.That(
        () => new ConfigurationBotFrameworkAuthentication(new ConfigurationBuilder().Build()),
        Throws.ArgumentNullException.With.Message.Contains("ServiceClientCredentialsFactory"));

    private static ConfigurationBotFrameworkAuthentication Read(string settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])))
        .Build(), new KnownBot());
}
