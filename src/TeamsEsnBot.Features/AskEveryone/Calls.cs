using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.AskEveryone;

/// <summary>A question to a whole channel: who can help with this?</summary>
/// <param name="Details">What exactly, in the asker's words; may be empty.</param>
/// <param name="Helpers">Who raised a hand, first come first.</param>
internal sealed record Call(string Id, Topic Topic, string Details, Person Asker, IReadOnlyList<Person> Helpers);

/// <summary>Open calls. Table <c>calls</c>: one partition a call; row <c>call</c>, and one row for each helper, so that a second press counts once.</summary>
internal sealed class Calls(ITables tables, TimeProvider time)
{
    public const string Table = "calls";

    private const string Frame = "call";
    private const string Helper = "helper";

    private readonly ITable _calls = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Calls, since: row => row.Time("At"), "after it was asked: Retention:Calls")
        .Theirs((row, whom) => whom.Is(row, row.Text("Id")))
        .Naming((row, whom) => whom.Is(row, row.Text("AskerId")) ? row.With(("AskerId", null), ("AskerName", Wording.AColleague), ("Details", null)) : null);

    /// <summary>Opens the call; the same call again changes nothing.</summary>
    public Task OpenAsync(string tenant, Call call, CancellationToken cancel) => _calls.InsertAsync(
        new TableRow(Partition(tenant, call.Id), Frame, new Dictionary<string, object?>
        {
            ["Topic"] = call.Topic.Name,
            ["Details"] = call.Details,
            ["AskerId"] = call.Asker.Id.Value,
            ["AskerName"] = call.Asker.Name,
            ["At"] = time.GetUtcNow(),
        }),
        cancel);

    public async Task<Call?> FindAsync(string tenant, string id, CancellationToken cancel)
    {
        var page = await _calls.PageAsync(Partition(tenant, id), KeyRange.All, TableRules.LargestPage, null, cancel);
        if (page.Rows.FirstOrDefault(row => row.Row == Frame) is not { } frame)
        {
            return null;
        }

        return new Call(
            id,
            Topic.Of(frame.Text("Topic"))!,
            frame.Text("Details") ?? "",
            new Person(new PersonId(frame.Text("AskerId") ?? ""), frame.Text("AskerName") ?? ""),
            [
                .. page.Rows.Where(row => row.Row.StartsWith(Helper, StringComparison.Ordinal))
                    .OrderBy(row => row.Time("At"))
                    .Select(row => new Person(new PersonId(row.Text("Id") ?? ""), row.Text("Name") ?? "")),
            ]);
    }

    /// <summary>Somebody can help; twice is once.</summary>
    /// <returns>The call as it stands now, also with hands that were raised at the same moment.</returns>
    public async Task<Call> RaiseAsync(string tenant, Call call, Person helper, CancellationToken cancel)
    {
        await _calls.InsertAsync(
            new TableRow(
                Partition(tenant, call.Id),
                TableKey.Join(Helper, helper.Id.Value),
                new Dictionary<string, object?> { ["Id"] = helper.Id.Value, ["Name"] = helper.Name, ["At"] = time.GetUtcNow() }),
            cancel);
        return await FindAsync(tenant, call.Id, cancel) ?? call;
    }

    private static string Partition(string tenant, string id) => TableKey.Join(tenant, id);
}
