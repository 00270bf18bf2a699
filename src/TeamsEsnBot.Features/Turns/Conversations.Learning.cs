using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Turns;

/// <summary>What each turn teaches about where the bot can speak.</summary>
internal sealed partial class Conversations
{
    /// <summary>Keeps, renames or forgets places because of what happened. Called for everything heard, before it is answered.</summary>
    /// <param name="address">Where this turn came from.</param>
    public Task LearnAsync(Turn turn, string address, CancellationToken cancel) => turn.What switch
    {
        CameIn => HearAnewAsync(turn, address, cancel),
        WentOut { IsOnlyThisChannel: false } when turn.Where.Team is { Length: > 0 } team => ForgetTeamAsync(turn.Tenant, team, cancel),
        WentOut => ForgetAsync(turn.Tenant, turn.By, turn.Where, cancel),
        ChannelChanged { Change: ChannelChange.Deleted } => ForgetAsync(turn.Tenant, turn.By, turn.Where, cancel),
        ChannelChanged { Change: ChannelChange.Unshared } unshared when unshared.Teams.Contains(turn.Where.Team) => ForgetAsync(turn.Tenant, turn.By, turn.Where, cancel),

        // Nobody can post in an archived team. Unarchived, it is known again by its first channel, and Teams names the others when asked.
        TeamChanged { Change: TeamChange.Archived or TeamChange.Deleted or TeamChange.HardDeleted } => ForgetTeamAsync(turn.Tenant, turn.Where.Team ?? turn.Where.Channel ?? "", cancel),
        TeamChanged { Change: TeamChange.Renamed } => RenameTeamAsync(turn, address, cancel),
        _ when turn.Where.IsPersonal && turn.IsByNobodyKnown => Task.CompletedTask,
        _ => RememberAsync(turn.Tenant, turn.By, turn.Where, address, cancel),
    };

    Task<int> IKeeper.DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel)
    {
        _recent.Clear();
        return new TableKeeper(_conversations).DropAsync(seen, cancel);
    }

    Task<bool> IKeeper.ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel)
    {
        _recent.Clear();
        return new TableKeeper(_conversations).ReplaceAsync(seen, now, cancel);
    }

    /// <summary>It may have been away for a while, and another instance know.</summary>
    private Task HearAnewAsync(Turn turn, string address, CancellationToken cancel)
    {
        _recent.Clear();
        return turn.Where.IsPersonal && turn.IsByNobodyKnown ? Task.CompletedTask : RememberAsync(turn.Tenant, turn.By, turn.Where, address, cancel);
    }

    /// <summary>The bot can no longer speak there. A chat that was replaced by a newer one with the same person stays.</summary>
    private async Task ForgetAsync(string tenant, Person by, Place place, CancellationToken cancel)
    {
        var (partition, key) = (TableKey.Of(tenant), place.IsPersonal ? PersonKey(by.Id) : PlaceKey(place));
        _recent.TryRemove((tenant, key), out _);

        // Teams may tell of the old chat's end after the new one's beginning.
        if (await _conversations.GetAsync(partition, key, cancel) is { } row && (!place.IsPersonal || row.Text("Conversation") == place.Conversation))
        {
            await _conversations.DeleteAsync(partition, key, row.ETag, cancel);
        }
    }

    private async Task ForgetTeamAsync(string tenant, string team, CancellationToken cancel)
    {
        _recent.Clear();
        await foreach (var row in ChannelRowsAsync(tenant, cancel).Where(row => row.Text("Team") == team || row.Text("Channel") == team))
        {
            await _conversations.DeleteAsync(row.Partition, row.Row, TableRow.AnyVersion, cancel);
        }
    }

    private async Task RenameTeamAsync(Turn turn, string address, CancellationToken cancel)
    {
        _recent.Clear();
        await foreach (var row in ChannelRowsAsync(turn.Tenant, cancel).Where(row => row.Text("Team") == turn.Where.Team))
        {
            var renamed = new TableRow(row.Partition, row.Row, new Dictionary<string, object?> { ["TeamName"] = turn.Where.TeamName });
            await _conversations.MergeAsync(renamed, TableRow.AnyVersion, cancel);
        }

        await RememberAsync(turn.Tenant, turn.By, turn.Where, address, cancel);
    }
}
