using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TeamsEsnBot.Teams;

/// <summary>The certificate that the settings name.</summary>
internal static class BotCertificate
{
    /// <exception cref="InvalidOperationException">It cannot be used; the message names the setting and what to do.</exception>
    public static X509Certificate2 Load(AppOptions app, DateTimeOffset now)
    {
        var (setting, found) = app.MicrosoftAppCertificate.Length > 0
            ? (nameof(AppOptions.MicrosoftAppCertificate), FromFile(app.MicrosoftAppCertificate, app.MicrosoftAppCertificatePassword))
            : (nameof(AppOptions.MicrosoftAppCertificateThumbprint), FromStore(app.MicrosoftAppCertificateThumbprint));

        if (Fault(found, now) is not { } fault)
        {
            return found;
        }

        found.Dispose();
        throw new InvalidOperationException($"{setting}: {fault}");
    }

    private static string? Fault(X509Certificate2 certificate, DateTimeOffset now)
    {
        if (!certificate.HasPrivateKey)
        {
            return "The certificate has no private key. Export it together with its key.";
        }

        using var key = certificate.GetRSAPrivateKey();
        return key is null ? "The key of the certificate is not RSA, and Microsoft Entra takes no other. Make a certificate with an RSA key."
            : now < certificate.NotBefore.ToUniversalTime() ? FormattableString.Invariant($"The certificate is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}. Check the clock, or use another.")
            : now > certificate.NotAfter.ToUniversalTime() ? FormattableString.Invariant($"The certificate expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}. Put a new one into the registration and here.")
            : null;
    }

    private static X509Certificate2 FromFile(string path, string password)
    {
        const string setting = nameof(AppOptions.MicrosoftAppCertificate);
        try
        {
            var isPem = File.ReadAllText(path).Contains("-----BEGIN ", StringComparison.Ordinal);
            return isPem ? FromPem(path, password) : X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"{setting}: '{path}' cannot be read. Name a file (PFX or PEM) that the bot may read.", unreadable);
        }
        catch (CryptographicException locked)
        {
            throw new InvalidOperationException(
                $"{setting}: '{path}' cannot be opened. Set it to a PFX or PEM file, and {nameof(AppOptions.MicrosoftAppCertificatePassword)} to its password if it has one.", locked);
        }
    }

    private static X509Certificate2 FromPem(string path, string password)
    {
        var text = File.ReadAllText(path);
        return !text.Contains("PRIVATE KEY-----", StringComparison.Ordinal) ? X509Certificate2.CreateFromPem(text)
            : password.Length > 0 ? X509Certificate2.CreateFromEncryptedPemFile(path, password)
            : X509Certificate2.CreateFromPemFile(path);
    }

    private static X509Certificate2 FromStore(string thumbprint)
    {
        var found = new[] { StoreLocation.CurrentUser, StoreLocation.LocalMachine }.SelectMany(location => In(location, thumbprint)).ToList();
        var best = found.OrderByDescending(certificate => certificate.HasPrivateKey).FirstOrDefault()
            ?? throw new InvalidOperationException(
                $"{nameof(AppOptions.MicrosoftAppCertificateThumbprint)}: There is no such certificate in the personal store of this user or machine. Import it, or correct the thumbprint.");
        found.ForEach(other => (other == best ? null : other)?.Dispose());
        return best;
    }

    private static List<X509Certificate2> In(StoreLocation location, string thumbprint)
    {
        // The machine has a personal store only on Windows.
        if (location is StoreLocation.LocalMachine && !OperatingSystem.IsWindows())
        {
            return [];
        }

        using var store = new X509Store(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
        }
        catch (CryptographicException)
        {
            // There is no store yet, so nothing is in it.
            return [];
        }

        return [.. store.Certificates.Find(X509FindType.FindByThumbprint, thumbprint.Replace(" ", "", StringComparison.Ordinal), validOnly: false)];
    }
}
