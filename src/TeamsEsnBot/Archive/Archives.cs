namespace TeamsEsnBot.Archive;

internal static class Archives
{
    /// <summary>The archive in the file, whichever kind it is.</summary>
    /// <exception cref="InvalidOperationException">It is none; the message says so.</exception>
    public static async Task<IArchive> OpenAsync(string path, CancellationToken cancel) =>
        await SqliteBackup.IsOneAsync(path, cancel) ? SqliteBackup.Open(path)
        : await ExportFile.IsOneAsync(path, cancel) ? new ExportFile(path)
        : throw new InvalidOperationException($"{path} is neither a backup nor an export of this bot. Give a file that backup or export has written.");

    /// <summary>Makes sure that the archive is whole.</summary>
    /// <exception cref="InvalidOperationException">It is not; nothing was done with it yet.</exception>
    public static async Task<ArchiveContents> CheckWholeAsync(
        this IArchive archive, Action<string, string> onWrong, Action<long, long, long> onProgress, CancellationToken cancel)
    {
        var contents = await archive.CheckAsync(onWrong, onProgress, cancel);
        return contents.Damage is { } damage ? throw new InvalidOperationException($"{damage} Nothing was changed.") : contents;
    }
}
