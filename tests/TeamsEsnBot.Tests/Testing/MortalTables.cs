using System.Runtime.CompilerServices;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>The tables as a process sees them that ends at a given write: that one is still made, but nobody hears of it, and nothing works after it.</summary>
/// <param name="writes">How many writes are made; 0 ends before the first.</param>
internal sealed class MortalTables(ITables tables, int writes) : ITables
{
    private int _writes;

    public bool IsShared => tables.IsShared;

    /// <summary>Writes asked for, those after the end included.</summary>
    public int Writes => _writes;

    public ITable Open(string name, bool isPassing = false) => new Table(this, tables.Open(name, isPassing));

    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) => tables.NamesAsync(cancel);

    private void Read()
    {
        if (Volatile.Read(ref _writes) >= writes)
        {
            throw new ProcessEndedException();
        }
    }

    private async Task<T> WriteAsync<T>(Func<Task<T>> write)
    {
        var number = Interlocked.Increment(ref _writes);
        if (number > writes)
        {
            throw new ProcessEndedException();
        }

        var written = await write();
        return number == writes ? throw new ProcessEndedException() : written;
    }

    private sealed class Table(MortalTables process, ITable table) : ITable
    {
        public string Name => table.Name;

        public Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel)
        {
            process.Read();
            return table.GetAsync(partition, row, cancel);
        }

        public Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel)
        {
            process.Read();
            return table.PageAsync(partition, range, take, continuation, cancel);
        }

        public async IAsyncEnumerable<TableRow> ScanAsync([EnumeratorCancellation] CancellationToken cancel)
        {
            process.Read();
            await foreach (var row in table.ScanAsync(cancel))
            {
                yield return row;
            }
        }

        public Task<Written> InsertAsync(TableRow row, CancellationToken cancel) => process.WriteAsync(() => table.InsertAsync(row, cancel));

        public Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel) => process.WriteAsync(() => table.ReplaceAsync(row, ifMatch, cancel));

        public Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel) => process.WriteAsync(() => table.MergeAsync(row, ifMatch, cancel));

        public Task<Written> UpsertAsync(TableRow row, CancellationToken cancel) => process.WriteAsync(() => table.UpsertAsync(row, cancel));

        public Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel) =>
            process.WriteAsync(() => table.DeleteAsync(partition, row, ifMatch, cancel));

        public Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel) =>
            process.WriteAsync(() => table.BatchAsync(partition, changes, cancel));
    }
}

/// <summary>Nothing more is heard of the process.</summary>
internal sealed class ProcessEndedException() : Exception("The process ended here.");
