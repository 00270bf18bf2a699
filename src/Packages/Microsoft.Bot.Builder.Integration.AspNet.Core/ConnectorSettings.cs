using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads the settings that the originals read, and says which one is wrong.</summary>
internal static class ConnectorSettings
{
    private static readonly string[] Description =
        ["ToChannelFromBotLoginUrl", "ToChannelFromBotOAuthScope", "ToBotFromChannelTokenIssuer", "ToBotFromChannelOpenIdMetadataUrl"];

    internal static BotConnectorCloud Cloud(IConfiguration settings)
    {
        var cloud = settings["ChannelService"] switch
        {
            null or "" => BotConnectorCloud.Public,
            var service when service.Equals(BotConnectorCloud.GovernmentChannelService, StringComparison.OrdinalIgnoreCase) => BotConnectorCloud.Government,
            _ when Description.All(fact => !string.IsNullOrWhiteSpace(settings[fact])) => BotConnectorCloud.Public,
            var other => throw new ArgumentException(
                $"ChannelService is '{other}'. Leave it empty for the public cloud, set it to {BotConnectorCloud.GovernmentChannelService}, "
                + $"or describe the cloud: {string.Join(", ", Description)}."),
        };
        return cloud with
        {
            LoginEndpoint = Either("ToChannelFromBotLoginUrl", cloud.LoginEndpoint),
            Audience = Either("ToChannelFromBotOAuthScope", cloud.Audience),
            Issuer = Either("ToBotFromChannelTokenIssuer", cloud.Issuer),
            MetadataAddress = Either("ToBotFromChannelOpenIdMetadataUrl", cloud.MetadataAddress),
            CallerId = Either("CallerId", cloud.CallerId),
        };

        string Either(string name, string otherwise) => string.IsNullOrWhiteSpace(settings[name]) ? otherwise : settings[name];
    }
}
