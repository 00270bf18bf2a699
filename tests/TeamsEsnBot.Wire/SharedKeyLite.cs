using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TeamsEsnBot.Wire;

/// <summary>Makes bare requests ones that a table account takes: format, version and signature (learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key).</summary>
public sealed class SharedKeyLite(string account, string key)
{
    private readonly byte[] _key = Convert.FromBase64String(key);

    public HttpRequestMessage Sign(HttpRequestMessage request)
    {
        var date = TimeProvider.System.GetUtcNow().ToString("r", CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{date}\n/{account}{request.RequestUri!.AbsolutePath}"));
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata=minimalmetadata");
        request.Headers.TryAddWithoutValidation("DataServiceVersion", "3.0");
        request.Headers.TryAddWithoutValidation("x-ms-version", "2020-12-06");
        request.Headers.TryAddWithoutValidation("x-ms-date", date);
        request.Headers.TryAddWithoutValidation("Authorization", $"SharedKeyLite {account}:{Convert.ToBase64String(signature)}");
        return request;
    }
}
