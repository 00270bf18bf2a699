using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Help;

/// <summary>Where the bot introduced itself. Table <c>welcomes</c>: one partition a tenant, one row a place.</summary>
internal sealed class Welcomes(ITables tables, TimeProvider time)
{
    public const string Table = "welcomes";

    private readonly ITable _welcomes = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept
        .While("so that nobody is greeted twice; it names places, not people")
        .Theirs((row, whom) => whom.IsPart(row, row.Row, 0));

    /// <summary>True for the first turn that asks about a place, whatever the race, and however often that turn asks.</summary>
    public async Task<bool> IsFirstAsync(string turn, string tenant, Place place, CancellationToken cancel)
    {
        var key = place.Kind is PlaceKind.Channel ? place.Team ?? place.Channel! : place.Conversation;
        var row = new TableRow(TableKey.Of(tenant), TableKey.Of(key), new Dictionary<string, object?> { ["At"] = time.GetUtcNow(), ["Turn"] = turn });
        return (await _welcomes.InsertAsync(row, cancel)).IsDone
            || (await _welcomes.GetAsync(row.Partition, row.Row, cancel))?.Text("Turn") == turn;
    }
}
