using Microsoft.Extensions.Logging;

namespace TeamsEsnBot.Features.State;

/// <summary>
/// Which rows a table may have, in a fixed 2 MB, so that most of those it does not have need not be looked for: a Bloom filter. With a million rows one lookup in
/// four hundred is made in vain; with many more it helps less and is never wrong. For a table that nobody else writes to; safe from any thread.
/// </summary>
internal sealed partial class SeenKeys(ITable table, ILogger logger) : IAsyncDisposable
{
    private const int Bits = 1 << 24;
    private const int Probes = 4;

    private readonly ulong[] _bits = new ulong[Bits / 64];
    private Task _reading = Task.CompletedTask;
    private int _isReading;
    private volatile bool _hasReadAll;
    private volatile bool _isClosed;

    public void Add((string Partition, string Row) key)
    {
        var (at, step) = Hashes(key);
        for (var probe = 0; probe < Probes; probe++, at += step)
        {
            Interlocked.Or(ref _bits[(at % Bits) / 64], 1UL << (int)(at % 64));
        }
    }

    /// <summary>False when the table surely has no such row. Until all rows of earlier runs were read, which the first call begins, anything may be there.</summary>
    public bool MayHave((string Partition, string Row) key)
    {
        if (!_hasReadAll)
        {
            if (Interlocked.Exchange(ref _isReading, 1) == 0)
            {
                _reading = Task.Run(ReadAllAsync);
            }

            return true;
        }

        var (at, step) = Hashes(key);
        for (var probe = 0; probe < Probes; probe++, at += step)
        {
            if ((Volatile.Read(ref _bits[(at % Bits) / 64]) & (1UL << (int)(at % 64))) == 0)
            {
                return false;
            }
        }

        return true;
    }

    public async ValueTask DisposeAsync()
    {
        _isClosed = true;
        await _reading;
    }

    private async Task ReadAllAsync()
    {
        try
        {
            await foreach (var row in table.ScanAsync(CancellationToken.None))
            {
                if (_isClosed)
                {
                    return;
                }

                Add((row.Partition, row.Row));
            }

            _hasReadAll = true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Then each is looked for, as long as this process lives.
            Log.NotRead(logger, failure);
        }
    }

    private static (uint At, uint Step) Hashes((string Partition, string Row) key)
    {
        var (partition, row) = (key.Partition.GetHashCode(StringComparison.Ordinal), key.Row.GetHashCode(StringComparison.Ordinal));
        return ((uint)HashCode.Combine(partition, row), (uint)HashCode.Combine(row, partition, Probes) | 1);
    }

    private static partial class Log
    {
        [LoggerMessage(112, LogLevel.Warning, "What was received in earlier runs could not be read at once; each call looks for its own row now")]
        public static partial void NotRead(ILogger logger, Exception failure);
    }
}
