using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Archive;

/// <summary>An export on disk, compressed or not.</summary>
internal sealed class ExportFile(string path) : IArchive
{
    private const int LinesBetweenNotes = 1_000;

    public string Kind => "export";

    /// <summary>True when the file begins as an export does, of whatever version.</summary>
    public static async Task<bool> IsOneAsync(string path, CancellationToken cancel)
    {
        try
        {
            await using var file = new ExportFile(path);
            await foreach (var line in file.LinesAsync((_, _) => { }, cancel))
            {
                return ExportHeader.Read(line.Span) is not null;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException)
        {
            // Whatever it is, it does not begin with a line of ours.
        }

        return false;
    }

    public async Task<ArchiveContents> CheckAsync(Action<string, string> onWrong, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        using var hash = new RowHash();
        var erasures = new List<Erasure>();
        ExportHeader? header = null;
        ExportEnd? end = null;
        ArchivedRow? before = null;
        var (number, wrong) = (0L, 0L);
        try
        {
            await foreach (var line in LinesAsync((at, length) => onProgress(at, length, number), cancel))
            {
                number++;
                if (header is null)
                {
                    header = Header(line.Span);
                }
                else if (end is not null)
                {
                    Wrong("it stands behind the end");
                }
                else if ((end = ExportEnd.Read(line.Span)) is null)
                {
                    Check(line.Span);
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            wrong++;
            onWrong(string.Create(CultureInfo.InvariantCulture, $"Line {number + 1}"), "the compressed file ends or breaks here");
        }

        if (header is null)
        {
            throw new InvalidOperationException($"{path} is empty. Give a file that backup or export has written.");
        }

        return new(header.At, hash.Rows, end?.Sha256 ?? hash.Checksum(), erasures, header.IsPart, Damage(end, hash, wrong));

        void Check(ReadOnlySpan<byte> line)
        {
            try
            {
                var row = RowLine.Read(line);
                hash.AddLine(row.Table, line);
                CheckRow(row, before);
                before = row;
                if (row.Table == ErasureLedger.Table)
                {
                    erasures.Add(Erasure.Read(row.Row));
                }
            }
            catch (Exception broken) when (broken is FormatException or ArgumentException)
            {
                Wrong(broken.Message.TrimEnd('.'));
            }
        }

        void Wrong(string reason)
        {
            wrong++;
            onWrong(string.Create(CultureInfo.InvariantCulture, $"Line {number}"), reason);
        }
    }

    public async IAsyncEnumerable<ArchivedRow> RowsAsync(Action<long, long, long> onProgress, [EnumeratorCancellation] CancellationToken cancel)
    {
        var number = 0L;
        var lines = LinesAsync((at, length) => onProgress(at, length, number), cancel).GetAsyncEnumerator(cancel);
        await using (lines.ConfigureAwait(false))
        {
            while (await NextAsync(lines))
            {
                if (number++ > 0 && Usable(lines.Current.Span) is { } row)
                {
                    yield return row;
                }
            }
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A compressed file that was cut off ends where it breaks: whoever reads on knows from the check.</summary>
    private static async Task<bool> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> lines)
    {
        try
        {
            return await lines.MoveNextAsync();
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException)
        {
            return false;
        }
    }

    private static ArchivedRow? Usable(ReadOnlySpan<byte> line)
    {
        try
        {
            var row = RowLine.Read(line);
            CheckRow(row, before: null);
            return row;
        }
        catch (Exception broken) when (broken is FormatException or ArgumentException)
        {
            // The check has told of it, and whoever asks for the rows of a damaged file wants the others.
            return null;
        }
    }

    private static void CheckRow(ArchivedRow row, ArchivedRow? before)
    {
        TableRules.CheckName(row.Table);
        TableRules.CheckRow(row.Row);
        if (before is { } last && last.Table == row.Table
            && (string.CompareOrdinal(last.Row.Partition, row.Row.Partition), string.CompareOrdinal(last.Row.Row, row.Row.Row)) is not ((< 0, _) or (0, < 0)))
        {
            throw new FormatException("its keys do not come after those of the line before");
        }
    }

    private ExportHeader Header(ReadOnlySpan<byte> line) => ExportHeader.Read(line) switch
    {
        null => throw new InvalidOperationException($"{path} is no export of this bot. Give a file that backup or export has written."),
        { Version: > ExportHeader.CurrentVersion and var version } => throw new InvalidOperationException(
            $"{path} was written by a newer version of the bot (format {version}, this one reads up to {ExportHeader.CurrentVersion}). Use that version."),
        var header => header,
    };

    private string? Damage(ExportEnd? end, RowHash hash, long wrong) => end switch
    {
        null => $"{path} is cut off: its end is missing. Copy it again, or use an earlier one.",
        _ when wrong == 0 && end.Sha256 == hash.Checksum() => null,
        _ => $"{path} is damaged: its rows are not those that were written. Copy it again, or use an earlier one.",
    };

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(Action<long, long> onProgress, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var content = File.OpenRead(path);
        var isCompressed = content.ReadByte() == 0x1F && content.ReadByte() == 0x8B;
        content.Position = 0;
        await using var lines = isCompressed ? new GZipStream(content, CompressionMode.Decompress) : (Stream)content;
        var number = 0;
        await foreach (var line in ByteLines.ReadAsync(lines, cancel))
        {
            yield return line;
            if (++number % LinesBetweenNotes == 0)
            {
                onProgress(content.Position, content.Length);
            }
        }
    }
}
