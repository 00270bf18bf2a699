using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace TeamsEsnBot.Archive;

/// <summary>The checksum of rows in their order: SHA-256 over their lines, each with its line feed. And how many there were of each table.</summary>
internal sealed class RowHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<string, long> _rows = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _line = new(4_096);
    private readonly Utf8JsonWriter _json;

    public RowHash() => _json = RowLine.Writer(_line);

    public long Count { get; private set; }

    public IReadOnlyDictionary<string, long> Rows => _rows;

    /// <returns>The row's line with its line feed, good until the next row.</returns>
    public ReadOnlyMemory<byte> Add(ArchivedRow row)
    {
        _line.ResetWrittenCount();
        RowLine.Write(_json, _line, row);
        _line.GetSpan(1)[0] = (byte)'\n';
        _line.Advance(1);
        AddLine(row.Table, _line.WrittenSpan);
        return _line.WrittenMemory;
    }

    /// <param name="line">With its line feed.</param>
    public void AddLine(string table, ReadOnlySpan<byte> line)
    {
        _hash.AppendData(line);
        _rows[table] = _rows.GetValueOrDefault(table) + 1;
        Count++;
    }

    public string Checksum() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose()
    {
        _hash.Dispose();
        _json.Dispose();
    }
}
