using System.Text.Json;

namespace TeamsEsnBot.Archive;

/// <summary>First line of an export.</summary>
/// <param name="Format">Always <see cref="Name"/>.</param>
/// <param name="Version">Of the format: a higher number is that of a newer bot.</param>
/// <param name="At">When the export began.</param>
/// <param name="Tenants">Tenants whose people used the bot.</param>
/// <param name="Tables">Tables in the order in which they follow: first the erasures, then the others by name; rows in the order of their keys.</param>
/// <param name="IsPart">True when it holds one person or one table only.</param>
internal sealed record ExportHeader(string Format, int Version, DateTimeOffset At, IReadOnlyList<string> Tenants, IReadOnlyList<string> Tables, bool IsPart = false)
{
    public const string Name = "teams-esn-bot-export";

    public const int CurrentVersion = 1;

    /// <summary>The header in the line; null when it is something else.</summary>
    public static ExportHeader? Read(ReadOnlySpan<byte> line) => ExportJson.Read<ExportHeader>(line) is { Format: Name } header ? header : null;

    public byte[] ToLine() => ExportJson.Write(this);
}

/// <summary>Last line of an export: without it the file was cut off.</summary>
/// <param name="Rows">How many rows of each table there are.</param>
/// <param name="Sha256">See <see cref="RowHash"/>.</param>
internal sealed record ExportEnd(IReadOnlyDictionary<string, long> Rows, string Sha256)
{
    private static ReadOnlySpan<byte> Beginning => "{\"rows\":"u8;

    /// <summary>The end in the line; null when the line is a row.</summary>
    public static ExportEnd? Read(ReadOnlySpan<byte> line) =>
        line.StartsWith(Beginning) && ExportJson.Read<ExportEnd>(line) is { Rows: not null, Sha256: not null } end ? end : null;

    public byte[] ToLine() => ExportJson.Write(this);
}

file static class ExportJson
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web);

    public static T? Read<T>(ReadOnlySpan<byte> line)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, Format);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static byte[] Write<T>(T value) => [.. JsonSerializer.SerializeToUtf8Bytes(value, Format), (byte)'\n'];
}
