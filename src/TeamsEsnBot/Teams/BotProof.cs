using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;

namespace TeamsEsnBot.Teams;

/// <summary>What proves to Microsoft Entra that the bot is the registered one, by the settings: an identity of the machine, a certificate, or a secret.</summary>
internal static class BotProof
{
    /// <param name="app">Settings that were checked.</param>
    /// <param name="now">Decides whether a certificate is valid.</param>
    /// <param name="transport">Carries the calls; null for that of Azure.Identity.</param>
    /// <exception cref="InvalidOperationException">The certificate can no longer be used.</exception>
    public static TokenCredential Of(AppOptions app, DateTimeOffset now, HttpPipelineTransport? transport = null)
    {
        var cloud = BotCloud.Of(app)!;
        if (app.MicrosoftAppType.Equals("UserAssignedMSI", StringComparison.OrdinalIgnoreCase))
        {
            return Identity(app.MicrosoftAppId);
        }

        var isShared = !app.MicrosoftAppType.Equals("SingleTenant", StringComparison.OrdinalIgnoreCase);
        var directory = isShared ? cloud.SharedDirectory! : app.MicrosoftAppTenantId;
        return app switch
        {
            { MicrosoftAppClientId: { Length: > 0 } identity } => Exchanged(Identity(identity)),
            { MicrosoftAppTokenFile: { Length: > 0 } file } => new WorkloadIdentityCredential(
                With(new WorkloadIdentityCredentialOptions { TenantId = directory, ClientId = app.MicrosoftAppId, TokenFilePath = file })),
            { MicrosoftAppPassword: { Length: > 0 } secret } => new ClientSecretCredential(directory, app.MicrosoftAppId, secret, With(new ClientSecretCredentialOptions())),
            _ => new ClientCertificateCredential(
                directory,
                app.MicrosoftAppId,
                BotCertificate.Load(app, now),
                With(new ClientCertificateCredentialOptions { SendCertificateChain = app.MicrosoftAppCertificateChain })),
        };

        ManagedIdentityCredential Identity(string clientId) =>
            new(With(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(clientId))));

        // The registration trusts the identity: a token of the identity stands for the signature of a certificate.
        ClientAssertionCredential Exchanged(ManagedIdentityCredential identity) => new(
            directory,
            app.MicrosoftAppId,
            async cancel => (await identity.GetTokenAsync(new TokenRequestContext([$"{cloud.TokenExchange}/.default"]), cancel)).Token,
            With(new ClientAssertionCredentialOptions()));

        TOptions With<TOptions>(TOptions options)
            where TOptions : TokenCredentialOptions
        {
            options.AuthorityHost = cloud.Login;
            if (transport is not null)
            {
                options.Transport = transport;
            }

            return options;
        }
    }
}
