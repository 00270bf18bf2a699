using Azure.Identity;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

/// <summary>Reads the settings that the originals read, and says which one is wrong.</summary>
internal static class ConnectorSettings
{
    private const string AppId = "MicrosoftAppId";
    private const string AppType = "MicrosoftAppType";
    private const string TenantId = "MicrosoftAppTenantId";
    private const string Password = "MicrosoftAppPassword";

    internal static BotConnectorCloud Cloud(IConfiguration settings)
    {
        var cloud = settings["ChannelService"] switch
        {
            null or "" => BotConnectorCloud.Public,
            var service when service.Equals(BotConnectorCloud.GovernmentChannelService, StringComparison.OrdinalIgnoreCase) => BotConnectorCloud.Government,
            var other => throw new ArgumentException(
                $"ChannelService is '{other}'. Leave it empty for the public cloud or set it to {BotConnectorCloud.GovernmentChannelService}."),
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

    internal static ServiceClientCredentialsFactory Credentials(IConfiguration settings, ConnectorHttp http, TimeProvider time)
    {
        // The portal writes the types in these letters; hand-written settings may not.
        switch (settings[AppType]?.ToUpperInvariant())
        {
            case "USERASSIGNEDMSI":
                Demand(AppId);
                Demand(TenantId);
                if (!string.IsNullOrWhiteSpace(settings[Password]))
                {
                    throw new ArgumentException($"{Password} is set, but a bot of type UserAssignedMSI has no secret. Remove it, or set {AppType} to SingleTenant.");
                }

                return new ManagedIdentityCredentialsFactory(settings[AppId], new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(settings[AppId])));

            case "SINGLETENANT":
                Demand(AppId);
                Demand(TenantId);
                Demand(Password);
                return Secret(settings[TenantId]);

            case null or "" or "MULTITENANT":
                return Secret(tenantId: null);

            default:
                throw new ArgumentException($"{AppType} is '{settings[AppType]}'. Set it to MultiTenant, SingleTenant or UserAssignedMSI.");
        }

        PasswordServiceClientCredentialFactory Secret(string tenantId) => new(settings[AppId], settings[Password], tenantId, http.Client, time);

        void Demand(string name)
        {
            if (string.IsNullOrWhiteSpace(settings[name]))
            {
                throw new ArgumentException($"{name} is empty. A bot of type {settings[AppType]} needs it: see the bot's registration in Azure.");
            }
        }
    }
}
