using System.Globalization;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Wire;

/// <summary>The answer to one change of a transaction.</summary>
internal sealed class SubResponse(int status, string reason, IReadOnlyDictionary<string, string> headers, string body) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => reason;

    public override Stream ContentStream { get; set; } = new MemoryStream(Encoding.UTF8.GetBytes(body));

    public override string ClientRequestId { get; set; } = "";

    /// <summary>Reads a part from after <c>HTTP/1.1 </c> on, with bare line feeds; what follows the body is the next boundary.</summary>
    public static SubResponse Parse(string part)
    {
        var lines = part.Split('\n');
        var end = Array.FindIndex(lines, line => line.Length == 0);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

        foreach (var line in lines[1..(end < 1 ? lines.Length : end)])
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);

            if (colon > 0)
            {
                headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
            }
        }

        var rest = end < 1 ? [] : lines[(end + 1)..];
        var body = string.Join('\n', rest.TakeWhile(line => !line.StartsWith("--", StringComparison.Ordinal))).Trim();
        var space = lines[0].IndexOf(' ', StringComparison.Ordinal);
        var number = space < 0 ? lines[0] : lines[0][..space];

        return new(int.Parse(number, CultureInfo.InvariantCulture), space < 0 ? "" : lines[0][(space + 1)..].Trim(), headers, body);
    }

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool TryGetHeader(string name, out string value) => headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, out IEnumerable<string> values)
    {
        values = headers.TryGetValue(name, out var value) ? [value] : null;
        return values is not null;
    }

    protected override bool ContainsHeader(string name) => headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers.Select(header => new HttpHeader(header.Key, header.Value));
}
