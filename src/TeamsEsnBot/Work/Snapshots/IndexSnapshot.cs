using System.Buffers.Binary;
using System.Text.Json;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Work.Snapshots;

/// <summary>What stands in a snapshot before the index itself.</summary>
/// <param name="Form">See <see cref="ExpertIndex.Form"/>.</param>
/// <param name="Tenants">Whose evidence was followed.</param>
internal sealed record SnapshotHead(string Form, IReadOnlyList<string> Tenants, JournalPosition Position);

/// <summary>
/// The index on the local disk, so that a start reads a file and what was noted since instead of every row. Magic and version, then in <see cref="CheckedBlocks"/> the head as JSON with its
/// length before it, and the index. Replaced as a whole or not at all.
/// </summary>
/// <param name="path">Null for no file.</param>
/// <param name="writer">Names this process: several instances may share a folder.</param>
internal sealed class IndexSnapshot(string? path, string writer, IExpertIndex index, TimeProvider time)
{
    private const int Version = 1;
    private const int LargestHead = 1 << 24;
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    private static ReadOnlySpan<byte> Magic => "ESNINDEX"u8;

    /// <summary>Whether there is a place for a file at all.</summary>
    public bool IsKept => path is not null;

    public string Path => path ?? "";

    /// <summary>Loads the index from the file.</summary>
    /// <param name="resume">Told where the file ends; answers why it is of no use, or null when it is, before the index is loaded.</param>
    /// <returns>Null when the index is loaded; else why not, and then it is as it was.</returns>
    public async Task<string?> LoadAsync(Func<SnapshotHead, Task<string?>> resume, Func<string, bool> mayLoad)
    {
        if (path is null || !File.Exists(path))
        {
            return "there is none";
        }

        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { BufferSize = 0, Options = FileOptions.SequentialScan });
            if (WhatIsWrongWith(file) is { } wrong)
            {
                return wrong;
            }

            await using var blocks = new BlockReader(file);
            var head = ReadHead(blocks);
            if (head.Form != ExpertIndex.Form)
            {
                return "another version of the bot has written it";
            }

            if (await resume(head) is { } useless)
            {
                return useless;
            }

            index.Load(blocks, mayLoad);
            blocks.Finish();
            return null;
        }
        catch (Exception broken) when (broken is InvalidDataException or JsonException or IOException or UnauthorizedAccessException)
        {
            return $"it cannot be read ({broken.Message})";
        }
    }

    /// <summary>Writes the file anew.</summary>
    /// <param name="head">Its position was reached before now.</param>
    /// <returns>Bytes of the file.</returns>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be written.</exception>
    public long Save(SnapshotHead head)
    {
        if (path is null)
        {
            return 0;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        DeleteLeftovers();
        var temporary = $"{path}.{writer}.new";
        try
        {
            long length;
            using (var file = new FileStream(temporary, new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, BufferSize = 0 }))
            {
                WriteStart(file);
                using var blocks = new BlockWriter(file);
                var json = JsonSerializer.SerializeToUtf8Bytes(head);
                Span<byte> size = stackalloc byte[4];
                BinaryPrimitives.WriteInt32LittleEndian(size, json.Length);
                blocks.Write(size);
                blocks.Write(json);
                index.Save(blocks);
                blocks.Finish();
                file.Flush(flushToDisk: true);
                length = file.Length;
            }

            File.Move(temporary, path, overwrite: true);
            return length;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>What a process left that was killed while it wrote.</summary>
    private void DeleteLeftovers()
    {
        var before = time.GetUtcNow().UtcDateTime - LongestWrite;
        foreach (var file in Directory.EnumerateFiles(System.IO.Path.GetDirectoryName(Path)!, System.IO.Path.GetFileName(Path) + ".*.new"))
        {
            if (File.GetLastWriteTimeUtc(file) < before)
            {
                File.Delete(file);
            }
        }
    }

    private static void WriteStart(FileStream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 4];
        Magic.CopyTo(start);
        BinaryPrimitives.WriteInt32LittleEndian(start[Magic.Length..], Version);
        file.Write(start);
    }

    private static string? WhatIsWrongWith(FileStream file)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 4];
        var read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return read < start.Length || !start.StartsWith(Magic) ? "it is no index of this bot"
            : BinaryPrimitives.ReadInt32LittleEndian(start[Magic.Length..]) != Version ? "another version of the bot has written it"
            : null;
    }

    private static SnapshotHead ReadHead(BlockReader blocks)
    {
        var size = new byte[4];
        blocks.ReadExactly(size);
        var length = BinaryPrimitives.ReadInt32LittleEndian(size);
        if (length is < 0 or > LargestHead)
        {
            throw new InvalidDataException("Its head is too long.");
        }

        var json = new byte[length];
        blocks.ReadExactly(json);
        return JsonSerializer.Deserialize<SnapshotHead>(json) ?? throw new InvalidDataException("It has no head.");
    }
}
