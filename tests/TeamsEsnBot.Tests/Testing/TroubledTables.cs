using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>Tables that fail when a test says so.</summary>
internal sealed class TroubledTables(ITables tables) : ITables
{
    public bool IsShared => tables.IsShared;

    /// <summary>Whether a write to this table and partition fails, before anything is written.</summary>
    public Func<string, string, bool>? Fails { get; set; }

    /// <summary>Whether a row or page of this table and partition cannot be read.</summary>
    public Func<string, string, bool>? FailsToRead { get; set; }

    /// <summary>The table that cannot be read as a whole.</summary>
    public string? FailsToScan { get; set; }

    public ITable Open(string name, bool isPassing = false) => new Troubled(this, tables.Open(name, isPassing));

    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) => tables.NamesAsync(cancel);

    private sealed class Troubled(TroubledTables trouble, ITable table) : ITable
    {
        public string Name => table.Name;

        public Task<TableRow?> GetAsync(string partition, string row, CancellationToken cancel)
        {
            Read(partition);
            return table.GetAsync(partition, row, cancel);
        }

        public Task<Written> InsertAsync(TableRow row, CancellationToken cancel)
        {
            Write(row.Partition);
            return table.InsertAsync(row, cancel);
        }

        public Task<Written> ReplaceAsync(TableRow row, string ifMatch, CancellationToken cancel)
        {
            Write(row.Partition);
            return table.ReplaceAsync(row, ifMatch, cancel);
        }

        public Task<Written> MergeAsync(TableRow row, string ifMatch, CancellationToken cancel)
        {
            Write(row.Partition);
            return table.MergeAsync(row, ifMatch, cancel);
        }

        public Task<Written> UpsertAsync(TableRow row, CancellationToken cancel)
        {
            Write(row.Partition);
            return table.UpsertAsync(row, cancel);
        }

        public Task<Write> DeleteAsync(string partition, string row, string ifMatch, CancellationToken cancel)
        {
            Write(partition);
            return table.DeleteAsync(partition, row, ifMatch, cancel);
        }

        public Task<TablePage> PageAsync(string partition, KeyRange range, int take, string? continuation, CancellationToken cancel)
        {
            Read(partition);
            return table.PageAsync(partition, range, take, continuation, cancel);
        }

        public IAsyncEnumerable<TableRow> ScanAsync(CancellationToken cancel) =>
            trouble.FailsToScan == Name ? throw new IOException($"{Name} cannot be read now.") : table.ScanAsync(cancel);

        public Task<BatchWritten> BatchAsync(string partition, IReadOnlyList<TableChange> changes, CancellationToken cancel)
        {
            Write(partition);
            return table.BatchAsync(partition, changes, cancel);
        }

        private void Read(string partition)
        {
            if (trouble.FailsToRead?.Invoke(Name, partition) is true)
            {
                throw new IOException($"{Name} cannot be read now.");
            }
        }

        private void Write(string partition)
        {
            if (trouble.Fails?.Invoke(Name, partition) is true)
            {
                throw new IOException($"{Name} cannot be written now.");
            }
        }
    }
}
