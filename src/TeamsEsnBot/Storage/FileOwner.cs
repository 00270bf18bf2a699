using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Sees to it that one bot at a time runs with an SQLite file: it holds a file beside it locked, which the system lets go when the process ends, however it ends. So
/// whoever runs knows that the one before has ended. Commands may use the file meanwhile.
/// </summary>
internal sealed class FileOwner(IOptions<StorageOptions> options, IHostEnvironment environment) : BeforeTheStart, IDisposable
{
    /// <summary>Stands behind the name of the SQLite file.</summary>
    public const string Ending = ".lock";

    private FileStream? _lock;

    /// <exception cref="InvalidOperationException">Another bot runs with the file, or the lock cannot be made; the message says what to do.</exception>
    public override Task StartingAsync(CancellationToken cancellationToken)
    {
        if (options.Value.FileIn(environment.ContentRootPath) is not { } path)
        {
            return Task.CompletedTask;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            _lock = new FileStream(path + Ending, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (File.Exists(path + Ending))
        {
            throw new InvalidOperationException(
                $"Storage:Path is {path}, which another bot runs with. Stop that one, or set another file; several instances need a table account (Storage:TableEndpoint).", taken);
        }
        catch (Exception failed) when (SqliteFaults.Explain(failed, path) is { } sentence)
        {
            throw new InvalidOperationException(sentence, failed);
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _lock?.Dispose();
}
