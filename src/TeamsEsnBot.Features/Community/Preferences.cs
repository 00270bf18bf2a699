using System.Collections.Concurrent;
using System.Collections.Immutable;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// What people asked of the bot about being found. Table <c>preferences</c>, one partition a person. Two kinds of row: “do not show me for this topic”,
/// and a searcher's own “not this person for this topic”, which only that searcher notices: nothing is ever recorded against the person. Both are held in
/// memory, because every search asks for them; what another instance writes is read when the journal is followed.
/// </summary>
internal sealed partial class Preferences(ITables tables, Journal journal) : IFollow
{
    public const string Table = "preferences";

    private const string NotMe = "not-me|";
    private const string NotThem = "not-them|";

    private readonly ITable _preferences = tables.Open(Table);
    private readonly OneByOne _oneByOne = new();

    // All there are: one for each press of such a button, which people do a few times in their life. “Not me” by row, and so by topic; “not them” by partition,
    // and so by searcher: for most topics and searchers there is nothing.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _notMe = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, PersonId>> _notThem = new(StringComparer.Ordinal);

    /// <summary>Whether anybody, in whatever tenant, asked not to be shown for the topic: if not, nobody needs to be looked at.</summary>
    public bool IsNotForEverybody(Topic topic) => _notMe.TryGetValue(Row(NotMe, topic), out var people) && !people.IsEmpty;

    /// <summary>Whether the person asked not to be shown for the topic.</summary>
    public bool IsNotFor(string tenant, PersonId person, Topic topic) =>
        _notMe.TryGetValue(Row(NotMe, topic), out var people) && people.ContainsKey(Partition(tenant, person));

    /// <summary>From now on the person is not shown for the topic, whatever the evidence.</summary>
    public Task HideAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel) =>
        WriteAsync(tenant, new TableRow(Partition(tenant, person), Row(NotMe, topic), new Dictionary<string, object?> { ["Topic"] = topic.Name }), cancel);

    /// <summary>Takes <see cref="HideAsync"/> back.</summary>
    public async Task ShowAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel)
    {
        // Another instance may have hidden the person a moment ago.
        var (partition, row) = (Partition(tenant, person), Row(NotMe, topic));
        if (tables.IsShared || IsNotFor(tenant, person, topic))
        {
            await ChangeAsync(
                tenant,
                partition,
                [row],
                async () =>
                {
                    await _preferences.DeleteAsync(partition, row, TableRow.AnyVersion, cancel);
                    Forget(partition, row);
                },
                cancel);
        }
    }

    /// <summary>The searcher does not want to see this person for the topic again.</summary>
    public Task SkipAsync(string tenant, PersonId searcher, Topic topic, PersonId person, CancellationToken cancel) =>
        WriteAsync(
            tenant,
            new TableRow(
                Partition(tenant, searcher),
                $"{Row(NotThem, topic)}|{TableKey.Of(person.Value)}",
                new Dictionary<string, object?> { ["Topic"] = topic.Name, ["Person"] = person.Value }),
            cancel);

    /// <summary>Whom the searcher does not want to see for any of the topics.</summary>
    public IReadOnlySet<PersonId> Skipped(string tenant, PersonId searcher, IReadOnlyCollection<Topic> topics)
    {
        if (!_notThem.TryGetValue(Partition(tenant, searcher), out var rows))
        {
            return ImmutableHashSet<PersonId>.Empty;
        }

        var wanted = topics.Select(topic => Row(NotThem, topic) + "|").ToArray();
        return rows.Where(row => wanted.Any(topic => row.Key.StartsWith(topic, StringComparison.Ordinal))).Select(row => row.Value).ToHashSet();
    }

    string IFollow.Table => Table;

    bool IFollow.IsInTheSnapshot => false;

    /// <inheritdoc/>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var held = Held();
        await foreach (var row in _preferences.ScanAsync(cancel))
        {
            if (held.Length == 0)
            {
                Remember(row);
            }
            else
            {
                // It is in use: each is looked at by itself, so that nothing that is changed meanwhile gets lost.
                await LookAsync("", row.Partition, [row.Row], cancel);
            }
        }

        foreach (var (partition, row) in held)
        {
            await LookAsync("", partition, [row], cancel);
        }
    }

    /// <inheritdoc/>
    public async Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        using var turn = await _oneByOne.EnterAsync(partition, cancel);
        foreach (var row in rows)
        {
            if (await _preferences.GetAsync(partition, row, cancel) is { } found)
            {
                Remember(found);
            }
            else
            {
                Forget(partition, row);
            }
        }
    }

    private Task WriteAsync(string tenant, TableRow row, CancellationToken cancel) => ChangeAsync(
        tenant,
        row.Partition,
        [row.Row],
        async () =>
        {
            await _preferences.UpsertAsync(row, cancel);
            Remember(row);
        },
        cancel);

    private Task ChangeAsync(string tenant, string partition, string[] rows, Func<Task> change, CancellationToken cancel) => journal.ChangeAsync(
        tenant,
        Table,
        partition,
        rows,
        async () =>
        {
            using var turn = await _oneByOne.EnterAsync(partition, cancel);
            await change();
        },
        cancel);

    private (string Partition, string Row)[] Held() =>
    [
        .. _notMe.SelectMany(row => row.Value.Keys.Select(partition => (partition, row.Key))),
        .. _notThem.SelectMany(partition => partition.Value.Keys.Select(row => (partition.Key, row))),
    ];

    private void Remember(TableRow row)
    {
        if (row.Row.StartsWith(NotMe, StringComparison.Ordinal))
        {
            _notMe.GetOrAdd(row.Row, _ => new(StringComparer.Ordinal))[row.Partition] = true;
        }
        else if (row.Text("Person") is { } person)
        {
            _notThem.GetOrAdd(row.Partition, _ => new(StringComparer.Ordinal))[row.Row] = new PersonId(person);
        }
    }

    private void Forget(string partition, string row)
    {
        if (_notMe.TryGetValue(row, out var people))
        {
            people.TryRemove(partition, out _);
        }

        if (_notThem.TryGetValue(partition, out var rows))
        {
            rows.TryRemove(row, out _);
        }
    }

    private static string Partition(string tenant, PersonId person) => TableKey.Join(tenant, person.Value);

    private static string Row(string kind, Topic topic) => kind + TableKey.Of(topic.Key);
}
