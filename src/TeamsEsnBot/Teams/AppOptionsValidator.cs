using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Says at start what is wrong with the settings and how to put it right. Without an app id nobody could be told from Teams, so that is for a developer's
/// own machine only; with one, exactly one thing must prove it.
/// </summary>
internal sealed class AppOptionsValidator(IHostEnvironment environment, TimeProvider time) : IValidateOptions<AppOptions>
{
    private const string Msi = "UserAssignedMSI";
    private const string Single = "SingleTenant";
    private const string Multi = "MultiTenant";

    public ValidateOptionsResult Validate(string? name, AppOptions options)
    {
        var faults = Faults(options).ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> Faults(AppOptions app) =>
        string.IsNullOrWhiteSpace(app.MicrosoftAppId) ? OfNobody(app) : [.. OfRegistration(app), .. OfProof(app), .. OfCertificate(app)];

    private IEnumerable<string> OfNobody(AppOptions app)
    {
        if (!environment.IsDevelopment())
        {
            yield return "MicrosoftAppId is empty. Set it to the application (client) id of the bot; only in Development may it be missing.";
        }

        foreach (var proof in Proofs(app))
        {
            yield return $"{proof} is set, but MicrosoftAppId is empty. Set that to the application (client) id of the bot, or remove {proof}.";
        }
    }

    private static IEnumerable<string> OfRegistration(AppOptions app)
    {
        if (!Guid.TryParseExact(app.MicrosoftAppId, "D", out _))
        {
            yield return "MicrosoftAppId is not an application (client) id. It looks like 00000000-0000-0000-0000-000000000000: see the bot's registration.";
        }

        if (app.MicrosoftAppType.Length > 0 && !IsType(app, Msi) && !IsType(app, Single) && !IsType(app, Multi))
        {
            yield return $"MicrosoftAppType is '{app.MicrosoftAppType}'. Set it to {Multi}, {Single} or {Msi}, as in the bot's registration.";
        }
        else if ((IsType(app, Msi) || IsType(app, Single)) && string.IsNullOrWhiteSpace(app.MicrosoftAppTenantId))
        {
            yield return $"MicrosoftAppTenantId is empty. A bot of type {app.MicrosoftAppType} needs it: see the bot's registration.";
        }

        var cloud = BotCloud.Of(app);
        if (cloud is null && app.ToChannelFromBotLoginUrl.Length > 0)
        {
            yield return $"ToChannelFromBotLoginUrl is '{app.ToChannelFromBotLoginUrl}'. Set it to the https address of the cloud's sign-in, or remove it.";
        }
        else if (cloud is null)
        {
            yield return $"ChannelService is '{app.ChannelService}'. Leave it empty for the public cloud, or set it to {BotCloud.GovernmentName} (government of the United States) or {BotCloud.ChinaName} (China).";
        }
        else if (cloud.SharedDirectory is null && (app.MicrosoftAppType.Length == 0 || IsType(app, Multi)))
        {
            yield return $"MicrosoftAppType: There are no bots of type {Multi} in the cloud {app.ChannelService}. Set it to {Single} or {Msi}.";
        }
    }

    private static IEnumerable<string> OfProof(AppOptions app)
    {
        var proofs = Proofs(app).ToList();
        if (IsType(app, Msi))
        {
            return proofs.Select(proof => $"{proof} is set, but a bot of type {Msi} is proven by its managed identity alone. Remove it, or set MicrosoftAppType to {Single}.");
        }

        return proofs.Count switch
        {
            0 => ["Nothing proves that the bot is the registered one. Set MicrosoftAppClientId to a managed identity that the registration trusts; where there is none, set MicrosoftAppCertificate, or last of all MicrosoftAppPassword."],
            1 => [],
            _ => [$"{string.Join(" and ", proofs)} are set. Keep the one that shall prove the bot and remove the rest."],
        };
    }

    private IEnumerable<string> OfCertificate(AppOptions app)
    {
        if (app.MicrosoftAppCertificatePassword.Length > 0 && app.MicrosoftAppCertificate.Length == 0)
        {
            yield return "MicrosoftAppCertificatePassword is set, but MicrosoftAppCertificate is empty. Set that to the file that the password opens, or remove the password.";
        }

        if (app.MicrosoftAppTokenFile.Length > 0 && !File.Exists(app.MicrosoftAppTokenFile))
        {
            yield return $"MicrosoftAppTokenFile: '{app.MicrosoftAppTokenFile}' is not there. Name the file that the token is written to.";
        }

        if ((app.MicrosoftAppCertificate.Length > 0 || app.MicrosoftAppCertificateThumbprint.Length > 0) && FaultOfCertificate(app) is { } fault)
        {
            yield return fault;
        }
    }

    private string? FaultOfCertificate(AppOptions app)
    {
        try
        {
            using var certificate = BotCertificate.Load(app, time.GetUtcNow());
            return null;
        }
        catch (InvalidOperationException unusable)
        {
            return unusable.Message;
        }
    }

    private static IEnumerable<string> Proofs(AppOptions app) => new (string Name, string Value)[]
    {
        (nameof(app.MicrosoftAppClientId), app.MicrosoftAppClientId),
        (nameof(app.MicrosoftAppTokenFile), app.MicrosoftAppTokenFile),
        (nameof(app.MicrosoftAppCertificate), app.MicrosoftAppCertificate),
        (nameof(app.MicrosoftAppCertificateThumbprint), app.MicrosoftAppCertificateThumbprint),
        (nameof(app.MicrosoftAppPassword), app.MicrosoftAppPassword),
    }.Where(proof => proof.Value.Length > 0).Select(proof => proof.Name);

    // The portal writes the types in these letters; hand-written settings may not.
    private static bool IsType(AppOptions app, string type) => app.MicrosoftAppType.Equals(type, StringComparison.OrdinalIgnoreCase);
}
