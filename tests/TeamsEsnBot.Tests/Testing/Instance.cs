using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Work;
using TeamsEsnBot.Work.Snapshots;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>One of several instances of the bot on the same tables: what it holds in memory, what it notes, and how it follows the others. Its rounds run when a test says so.</summary>
internal sealed class Instance : IAsyncDisposable
{
    /// <param name="snapshot">The file of its snapshot; null for none.</param>
    public Instance(ITables tables, TimeProvider clock, IReadOnlyList<string> tenants, string? snapshot = null, ILoggerFactory? logs = null)
    {
        logs ??= NullLoggerFactory.Instance;
        var options = Options.Create(new TurnOptions { TenantIds = [.. tenants] });
        Journal = new Journal(tables, clock, logs.CreateLogger<Journal>());
        Evidence = new EvidenceStore(tables, Journal, Index, options, clock, logs.CreateLogger<EvidenceStore>());
        Preferences = new Preferences(tables, Journal);
        People = new People(tables, Journal);
        Tail = new JournalTail(tables, Journal, clock);
        Looks = new Looks(Tail, clock);
        var file = new IndexSnapshot(snapshot, Journal.Writer, Index, clock);
        Snapshots = new SnapshotRounds(file, Index, options, clock, logs.CreateLogger<SnapshotRounds>());
        Follower = new IndexFollower([People, Preferences, Evidence], Tail, Journal, Looks, file, Snapshots, Index, options, clock, logs.CreateLogger<IndexFollower>());
    }

    public ExpertIndex Index { get; } = new();

    public Journal Journal { get; }

    public EvidenceStore Evidence { get; }

    public Preferences Preferences { get; }

    public People People { get; }

    public JournalTail Tail { get; }

    public Looks Looks { get; }

    public SnapshotRounds Snapshots { get; }

    public IndexFollower Follower { get; }

    /// <summary>Takes in everything, as at start.</summary>
    public Task StartsAsync() => Follower.FillAsync(CancellationToken.None);

    /// <summary>One of the rounds that run every second.</summary>
    public Task FollowsAsync() => Follower.CatchUpAsync(CancellationToken.None);

    /// <summary>Ends as it should: with a snapshot, and said to the others. Without this it was killed.</summary>
    public async Task EndsAsync()
    {
        await Follower.StopAsync(CancellationToken.None);
        await Journal.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Snapshots.WriteAsync(null);
        Follower.Dispose();
        Index.Dispose();
    }
}

/// <summary>The tables of one process, as if others used them too.</summary>
internal sealed class SharedTables(ITables tables) : ITables
{
    public bool IsShared => true;

    public ITable Open(string name, bool isPassing = false) => tables.Open(name, isPassing);

    public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) => tables.NamesAsync(cancel);
}
