using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

internal sealed partial class EvidenceStore
{
    // More rows of one person are read faster all together.
    private const int FewRows = 8;

    // The version in which the index has a row. Of those that were looked at last: most are looked at twice, and to read a text takes longer than to read its row.
    private readonly Recent<(string Partition, string Row), string> _indexed = new(MostShown);

    // While the table is read: what was changed meanwhile.
    private volatile ConcurrentDictionary<(string Partition, string Row), bool>? _changed;

    public override bool IsInTheSnapshot => true;

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancel)
    {
        var changed = new ConcurrentDictionary<(string Partition, string Row), bool>();
        _changed = changed;
        try
        {
            var there = new HashSet<(string Partition, string Row)>();
            await foreach (var row in Rows.ScanAsync(cancel))
            {
                there.Add((row.Partition, row.Row));
                using var turn = await EnterAsync(row.Partition, row.Row, cancel);
                if (!changed.ContainsKey((row.Partition, row.Row)))
                {
                    Remember(row);
                }
            }

            foreach (var (tenant, partition, row) in Held())
            {
                using var turn = await EnterAsync(partition, row, cancel);
                if (!there.Contains((partition, row)) && !changed.ContainsKey((partition, row)))
                {
                    Forget(tenant, partition, row);
                }
            }
        }
        finally
        {
            _changed = null;
        }
    }

    /// <inheritdoc/>
    public override async Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        if (!turns.Value.Allows(tenant) || rows.Count == 0)
        {
            return;
        }

        using var turn = await EnterAsync(partition, rows.First(), cancel);
        var wanted = rows.ToHashSet(StringComparer.Ordinal);
        if (wanted.Count > FewRows)
        {
            await foreach (var row in Rows.RowsAsync(partition, KeyRange.All, cancel))
            {
                if (wanted.Remove(row.Row))
                {
                    Remember(row);
                    Changed(partition, [row.Row]);
                }
            }
        }

        foreach (var row in wanted)
        {
            if (await Rows.GetAsync(partition, row, cancel) is { } found)
            {
                Remember(found);
            }
            else
            {
                Forget(tenant, partition, row);
            }

            Changed(partition, [row]);
        }
    }

    protected override string TenantOf(TableRow row) => row.Text("Tenant") ?? "";

    protected override IEnumerable<(string Tenant, string Partition, string Row)> Held() =>
        from tenant in turns.Value.TenantIds
        from document in index.Ids(tenant)
        let keys = EvidenceRow.Keys(tenant, document)
        select (tenant, keys.Partition, keys.Row);

    /// <summary>What was kept of the pieces before is not shown any more.</summary>
    protected override void Changed(string partition, string[] rows)
    {
        var changed = _changed;
        foreach (var row in rows)
        {
            changed?.TryAdd((partition, row), true);
            _shown.Forget(EvidenceRow.DocumentId(partition, row));
        }
    }

    protected override void Remember(TableRow row)
    {
        var key = (row.Partition, row.Row);
        if (_indexed.TryFind(key, out var version) && version == row.ETag)
        {
            return;
        }

        try
        {
            var (tenant, piece) = EvidenceRow.Read(row);
            if (turns.Value.Allows(tenant))
            {
                index.Put(tenant, piece.ToDocument());
                _indexed.Keep(key, row.ETag, _indexed.Changes);
            }
        }
        catch (InvalidDataException broken)
        {
            // One bad row is no reason not to start, or to stop following.
            Log.Broken(logger, broken);
        }
    }

    protected override void Forget(string tenant, string partition, string row)
    {
        index.Remove(tenant, EvidenceRow.DocumentId(partition, row));
        _indexed.Forget((partition, row));
    }

    private static partial class Log
    {
        [LoggerMessage(211, LogLevel.Error, "A row of evidence is left out")]
        public static partial void Broken(ILogger logger, Exception broken);
    }
}
