using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>How long wishes are kept, whose they are, and how they leave table and memory together.</summary>
internal sealed partial class Preferences : IKeeper
{
    /// <summary>“Not this person” goes with the searcher and with the person.</summary>
    public static Kept Keep(Kept kept) => kept
        .While("until the person takes it back")
        .Theirs((row, whom) => whom.IsPart(row, row.Partition, 1) || whom.Is(row, row.Text("Person")))
        .By<Preferences>();

    async Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        IReadOnlyList<TableRow> gone = [];
        await ChangeAsync(
            TenantOf(seen[0]),
            seen[0].Partition,
            [.. seen.Select(row => row.Row)],
            async () =>
            {
                gone = await TableKeeper.DropAsync(_preferences, seen, cancel);
                foreach (var row in gone)
                {
                    Forget(row.Partition, row.Row);
                }
            },
            cancel);
        return gone.Count;
    }

    async Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        var isDone = false;
        await ChangeAsync(
            TenantOf(now),
            now.Partition,
            [now.Row],
            async () =>
            {
                isDone = (await _preferences.ReplaceAsync(now, seen.ETag, cancel)).IsDone;
                if (isDone)
                {
                    Remember(now);
                }
            },
            cancel);
        return isDone;
    }

    /// <summary>A tenant is called by an id, which is the same in a key.</summary>
    private static string TenantOf(TableRow row) => row.Partition.Split(TableKey.Separator)[0];
}
