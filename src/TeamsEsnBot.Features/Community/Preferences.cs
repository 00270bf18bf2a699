using System.Collections.Concurrent;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// What people asked of the bot about being found. Table <c>preferences</c>, one partition a person. Two kinds of row: “do not show me for this topic”,
/// and a searcher's own “not this person for this topic”, which only that searcher notices: nothing is ever recorded against the person.
/// </summary>
internal sealed class Preferences(ITables tables, Journal journal)
{
    public const string Table = "preferences";

    private const string NotMe = "not-me|";
    private const string NotThem = "not-them|";

    private readonly ITable _preferences = tables.Open(Table);
    private readonly ConcurrentDictionary<(string Partition, string Row), bool> _notMe = new();

    /// <summary>Whether the person asked not to be shown for the topic.</summary>
    public bool IsNotFor(string tenant, PersonId person, Topic topic) => _notMe.ContainsKey((Partition(tenant, person), Row(NotMe, topic)));

    /// <summary>From now on the person is not shown for the topic, whatever the evidence.</summary>
    public Task HideAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel) =>
        WriteAsync(tenant, new TableRow(Partition(tenant, person), Row(NotMe, topic), new Dictionary<string, object?> { ["Topic"] = topic.Name }), cancel);

    /// <summary>Takes <see cref="HideAsync"/> back.</summary>
    public async Task ShowAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel)
    {
        var (partition, row) = (Partition(tenant, person), Row(NotMe, topic));
        if (_notMe.TryRemove((partition, row), out _))
        {
            await _preferences.DeleteAsync(partition, row, TableRow.AnyVersion, cancel);
            await journal.NoteAsync(tenant, Table, partition, row, cancel);
        }
    }

    /// <summary>The searcher does not want to see this person for the topic again.</summary>
    public Task SkipAsync(string tenant, PersonId searcher, Topic topic, PersonId person, CancellationToken cancel) =>
        _preferences.UpsertAsync(
            new TableRow(
                Partition(tenant, searcher),
                $"{Row(NotThem, topic)}|{TableKey.Of(person.Value)}",
                new Dictionary<string, object?> { ["Topic"] = topic.Name, ["Person"] = person.Value }),
            cancel);

    /// <summary>Whom the searcher does not want to see for the topic.</summary>
    public async Task<IReadOnlySet<PersonId>> SkippedAsync(string tenant, PersonId searcher, Topic topic, CancellationToken cancel)
    {
        var page = await _preferences.PageAsync(
            Partition(tenant, searcher), KeyRange.StartingWith(Row(NotThem, topic) + "|"), TableRules.LargestPage, null, cancel);
        return page.Rows.Select(row => row.Text("Person")).OfType<string>().Select(id => new PersonId(id)).ToHashSet();
    }

    /// <summary>Reads who does not want to be shown for what: at start.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        await foreach (var row in _preferences.ScanAsync(cancel))
        {
            Remember(row.Partition, row.Row);
        }
    }

    /// <summary>Reads what other instances changed.</summary>
    public async Task FollowAsync(string tenant, DateTimeOffset since, CancellationToken cancel)
    {
        await foreach (var entry in journal.SinceAsync(tenant, since, cancel))
        {
            if (entry.Kind != Table)
            {
                continue;
            }

            if (await _preferences.GetAsync(entry.Partition, entry.Row, cancel) is null)
            {
                _notMe.TryRemove((entry.Partition, entry.Row), out _);
            }
            else
            {
                Remember(entry.Partition, entry.Row);
            }
        }
    }

    private async Task WriteAsync(string tenant, TableRow row, CancellationToken cancel)
    {
        await _preferences.UpsertAsync(row, cancel);
        await journal.NoteAsync(tenant, Table, row.Partition, row.Row, cancel);
        Remember(row.Partition, row.Row);
    }

    private void Remember(string partition, string row)
    {
        if (row.StartsWith(NotMe, StringComparison.Ordinal))
        {
            _notMe[(partition, row)] = true;
        }
    }

    private static string Partition(string tenant, PersonId person) => TableKey.Join(tenant, person.Value);

    private static string Row(string kind, Topic topic) => kind + TableKey.Of(topic.Key);
}
