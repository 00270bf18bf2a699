using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Extensions.Configuration;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>Settings that cannot work stop the bot at its start and say what to do.</summary>
internal sealed class ConnectorSettingsTests
{
    [TestCase("MicrosoftAppType=SingleTenant", "MicrosoftAppId is empty")]
    [TestCase("MicrosoftAppType=SingleTenant;MicrosoftAppId=x", "MicrosoftAppTenantId is empty")]
    [TestCase("MicrosoftAppType=SingleTenant;MicrosoftAppId=x;MicrosoftAppTenantId=y", "MicrosoftAppPassword is empty")]
    [TestCase("MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=x", "MicrosoftAppTenantId is empty")]
    [TestCase("MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=x;MicrosoftAppTenantId=y;MicrosoftAppPassword=z", "MicrosoftAppPassword is set")]
    [TestCase("MicrosoftAppType=Sovereign", "MicrosoftAppType is 'Sovereign'")]
    [TestCase("ChannelService=https://botframework.example", "ChannelService is 'https://botframework.example'")]
    public void Settings_that_cannot_work_are_named(string settings, string said) =>
        Assert.That(() => Read(settings), Throws.ArgumentException.With.Message.StartsWith(said));

    [TestCase("")]
    [TestCase("MicrosoftAppId=x;MicrosoftAppPassword=z")]
    [TestCase("MicrosoftAppType=singletenant;MicrosoftAppId=x;MicrosoftAppTenantId=y;MicrosoftAppPassword=z")]
    [TestCase("MicrosoftAppType=UserAssignedMSI;MicrosoftAppId=x;MicrosoftAppTenantId=y")]
    public void Settings_that_can_work_speak_to_the_public_cloud(string settings) =>
        Assert.That(Read(settings).GetOriginatingAudience(), Is.EqualTo("https://api.botframework.com"));

    [TestCase("ChannelService=https://botframework.azure.us", "https://api.botframework.us")]
    [TestCase("ToChannelFromBotOAuthScope=https://api.botframework.azure.cn", "https://api.botframework.azure.cn")]
    public void Another_cloud_can_be_chosen_or_described(string settings, string audience) =>
        Assert.That(Read(settings).GetOriginatingAudience(), Is.EqualTo(audience));

    private static ConfigurationBotFrameworkAuthentication Read(string settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create<string, string?>(pair[0], pair[1])))
        .Build());
}
