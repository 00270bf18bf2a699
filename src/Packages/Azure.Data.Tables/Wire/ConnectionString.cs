namespace Azure.Data.Tables.Wire;

/// <summary>
/// <c>UseDevelopmentStorage=true</c>, or an account with its key and endpoint as the portal shows them. The development account and its key are published
/// constants of every storage emulator.
/// </summary>
internal sealed record ConnectionString(Uri Endpoint, TableSharedKeyCredential Credential)
{
    private const string DevelopmentAccount = "devstoreaccount1";
    private const string DevelopmentKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">A part is missing or cannot be read; the message does not repeat the key.</exception>
    public static ConnectionString Parse(string text)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        foreach (var part in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);

            if (equals <= 0)
            {
                throw new FormatException("A part of the table connection string has no '='. Write it as name=value;name=value.");
            }

            parts[part[..equals]] = part[(equals + 1)..];
        }

        if (parts.TryGetValue("UseDevelopmentStorage", out var development) && bool.TryParse(development, out var isDevelopment) && isDevelopment)
        {
            return new(new Uri($"http://127.0.0.1:10002/{DevelopmentAccount}"), new(DevelopmentAccount, DevelopmentKey));
        }

        var account = Required("AccountName");
        var scheme = parts.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = parts.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        var endpoint = parts.GetValueOrDefault("TableEndpoint", $"{scheme}://{account}.table.{suffix}");

        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address)
            ? new(address, new(account, Required("AccountKey")))
            : throw new FormatException("TableEndpoint in the table connection string is not an absolute address.");

        string Required(string name) => parts.TryGetValue(name, out var value) && value.Length > 0
            ? value
            : throw new FormatException($"{name} is missing in the table connection string.");
    }
}
