using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>All that a crash needs: the office, Teams with its keys and the machine's identity, the store, and the instances, not started yet.</summary>
internal sealed class CrashSite : IAsyncDisposable
{
    // The last work that a kill cut is done again within a minute; then its messages leave within the limits of Teams.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly TokenIssuer _issuer;
    private readonly MachineIdentity _identity;

    private CrashSite(FaultyConnector connector, TokenIssuer issuer, MachineIdentity identity, Store store, string tenant, TemporaryFolder folder, int seed)
    {
        (Connector, _issuer, _identity, Store) = (connector, issuer, identity, store);
        Office = new SmallOffice(tenant, connector);
        Fleet = new Fleet(store, tenant, folder, issuer, identity, seed);

        // So that something is on its way whenever the bot is killed, on a fast machine too.
        connector.Chances = new Chances(seed, (.15, ConnectorAnswer.Accepted with { Delay = TimeSpan.FromMilliseconds(150) }));
    }

    /// <summary>How often the bot is killed, by the environment's CRASHES.</summary>
    public static int Kills { get; } = Number("CRASHES", 15);

    /// <summary>Where the dice start, by the environment's CRASH_SEED.</summary>
    public static int Seed { get; } = Number("CRASH_SEED", 1);

    public FaultyConnector Connector { get; }

    public Store Store { get; }

    public SmallOffice Office { get; }

    public Fleet Fleet { get; }

    public static async Task<CrashSite> OpenAsync(Store store, string tenant, TemporaryFolder folder)
    {
        var site = new CrashSite(
            await FaultyConnector.StartAsync(), await TokenIssuer.StartAsync(), await MachineIdentity.StartAsync(), store, tenant, folder, Seed);
        await store.LookAsync(site.Office.MoveInAsync);
        return site;
    }

    /// <summary>Waits until no turn is unfinished and nothing waits to be sent.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await Store.LookAsync(HasWorkAsync))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Fleet.Dispose();
        await Connector.DisposeAsync();
        await _issuer.DisposeAsync();
        await _identity.DisposeAsync();
    }

    /// <summary>A turn that is finished has put in what others are told: so the turns are looked at first.</summary>
    private async Task<bool> HasWorkAsync(ITables tables) =>
        await UnfinishedAsync(tables).AnyAsync()
        || await new Outbox(tables, TimeProvider.System).WaitingAsync(Office.Tenant, DateTimeOffset.UnixEpoch, CancellationToken.None).AnyAsync();

    private IAsyncEnumerable<TableRow> UnfinishedAsync(ITables tables) => tables.Open(Jobs.Table).ScanAsync(CancellationToken.None)
        .Where(row => row.Partition == TableKey.Of(Office.Tenant) && row.Row.StartsWith("w|", StringComparison.Ordinal) && row.Text("Kind") == UnfinishedTurns.Kind);

    private static int Number(string name, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(name) ?? $"{usual}", System.Globalization.CultureInfo.InvariantCulture);
}
