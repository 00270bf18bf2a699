using System.Collections.Concurrent;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>Looks after each restart whether what was acknowledged since the last look is in the tables.</summary>
internal sealed class Checks(Store store, string tenant, Ledger ledger) : IDisposable
{
    private readonly SemaphoreSlim _oneLook = new(1);
    private readonly ConcurrentQueue<string> _findings = new();
    private readonly HashSet<Deed> _found = [];

    public IReadOnlyCollection<string> Findings => _findings;

    /// <summary>How often it looked.</summary>
    public int Looks { get; private set; }

    /// <summary>Acknowledged when they were delivered again or promised, and not done at the next look: an instance that was killed had them, and another does them later.</summary>
    public HashSet<Deed> Late { get; } = [];

    public async Task LookAsync(Kill kill)
    {
        // What is acknowledged while the tables are looked at is for the next look.
        var acknowledged = ledger.Deeds.Where(deed => deed.Fate.Acknowledged is not null).ToArray();
        await _oneLook.WaitAsync();
        try
        {
            await store.LookAsync(tables => LookAsync(tables, acknowledged.Where(deed => !_found.Contains(deed)), kill));
            Looks++;
        }
        finally
        {
            _oneLook.Release();
        }
    }

    public void Dispose() => _oneLook.Dispose();

    private async Task LookAsync(ITables tables, IEnumerable<Deed> acknowledged, Kill kill)
    {
        var outbox = new Outbox(tables, TimeProvider.System);
        foreach (var deed in acknowledged)
        {
            var missing = new List<string>();
            foreach (var row in deed.Rows)
            {
                if (!await row.IsThereAsync(tables))
                {
                    missing.Add($"{row.Table} {row.Row} {row.State}".TrimEnd());
                }
            }

            if (deed.Tells is { } tells && await outbox.ToldAsync(tenant, tells.Key, CancellationToken.None) is null)
            {
                missing.Add($"outbox {tells.Key}");
            }

            if (missing.Count == 0)
            {
                _found.Add(deed);
            }
            else if (deed.Fate.IsDoneAtOnce)
            {
                _found.Add(deed);
                _findings.Enqueue($"{deed}. Expected: all of it after {kill}. Missing: {string.Join(", ", missing)}.");
            }
            else
            {
                Late.Add(deed);
            }
        }
    }
}
