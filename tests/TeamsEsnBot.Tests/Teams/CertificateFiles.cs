using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>A folder of certificates, gone with the test.</summary>
internal sealed class CertificateFiles : IDisposable
{
    // Making a key takes a while, and which one it is does not matter.
    private static readonly Lazy<RSA> Key = new(() => RSA.Create(2048));

    private readonly string _folder = Directory.CreateTempSubdirectory("teams-esn-bot-").FullName;

    /// <summary>A certificate with its key, valid from yesterday for so many days.</summary>
    public string Pfx(string name, string password = "", int days = 365)
    {
        using var certificate = Make(days);
        return Write(name, certificate.Export(X509ContentType.Pfx, password));
    }

    /// <summary>The same as text, with or without the key, which may be locked.</summary>
    public string Pem(string name, bool hasKey = true, string? password = null)
    {
        using var certificate = Make(365);
        var parameters = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1_000);
        var key = !hasKey ? "" : password is null ? Key.Value.ExportPkcs8PrivateKeyPem() : Key.Value.ExportEncryptedPkcs8PrivateKeyPem(password, parameters);
        return Write(name, System.Text.Encoding.ASCII.GetBytes($"{certificate.ExportCertificatePem()}\n{key}\n"));
    }

    /// <summary>A certificate whose key is of the other kind.</summary>
    public string EllipticPfx(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=bot", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(365));
        return Write(name, certificate.Export(X509ContentType.Pfx));
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static X509Certificate2 Make(int days)
    {
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=bot", Key.Value, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(days));
    }
}
