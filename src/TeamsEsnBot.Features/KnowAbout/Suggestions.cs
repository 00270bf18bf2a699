using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.KnowAbout;

/// <summary>
/// What colleagues said about somebody, and what that person answered. Table <c>suggestions</c>: one partition a person, one row for each colleague
/// and topic, so nobody is asked twice for the same word.
/// </summary>
internal sealed class Suggestions(ITables tables, TimeProvider time)
{
    public const string Table = "suggestions";

    private readonly ITable _suggestions = tables.Open(Table);

    public static Kept Keep(Kept kept) => kept
        .For(limits => limits.Suggestions, since: row => row.Time("DecidedAt") ?? row.Time("At"), "after it was decided, or made: Retention:Suggestions")
        .Theirs((row, whom) => whom.IsPart(row, row.Partition, 1))
        .Naming((row, whom) => whom.Is(row, row.Text("ById")) ? row.With(("ById", null), ("ByName", Wording.AColleague)) : null);

    /// <summary>The suggestion, new or as it stands.</summary>
    public async Task<Suggestion> MakeAsync(string tenant, Person about, Topic topic, Person by, CancellationToken cancel)
    {
        var made = new Suggestion(Evidence.IdOf("suggested", by.Id.Value, topic.Key), topic, by, SuggestionState.Open);
        var row = new TableRow(Partition(tenant, about.Id), made.Id, new Dictionary<string, object?>
        {
            ["Topic"] = topic.Name,
            ["ById"] = by.Id.Value,
            ["ByName"] = by.Name,
            ["State"] = made.State.ToString(),
            ["At"] = time.GetUtcNow(),
        });

        return (await _suggestions.InsertAsync(row, cancel)).IsDone
            ? made
            : await _suggestions.GetAsync(row.Partition, row.Row, cancel) is { } known ? Read(known) : made;
    }

    /// <summary>Writes down the person's decision; the last one counts. Null when there is no such suggestion about this person.</summary>
    public async Task<Suggestion?> DecideAsync(string tenant, Person person, string id, bool agrees, CancellationToken cancel)
    {
        var (partition, row) = (Partition(tenant, person.Id), TableKey.Of(id));
        var decided = new Dictionary<string, object?> { ["State"] = (agrees ? SuggestionState.Confirmed : SuggestionState.Declined).ToString(), ["DecidedAt"] = time.GetUtcNow() };

        return (await _suggestions.MergeAsync(new TableRow(partition, row, decided), TableRow.AnyVersion, cancel)).IsDone
            && await _suggestions.GetAsync(partition, row, cancel) is { } now
            ? Read(now)
            : null;
    }

    private static Suggestion Read(TableRow row) => new(
        row.Row,
        Topic.Of(row.Text("Topic"))!,
        new Person(new PersonId(row.Text("ById") ?? ""), row.Text("ByName") ?? ""),
        Enum.Parse<SuggestionState>(row.Text("State")!));

    private static string Partition(string tenant, PersonId person) => TableKey.Join(tenant, person.Value);
}

/// <summary>A colleague's word for somebody's knowledge.</summary>
internal sealed record Suggestion(string Id, Topic Topic, Person By, SuggestionState State);

internal enum SuggestionState
{
    Open,
    Confirmed,
    Declined,
}
