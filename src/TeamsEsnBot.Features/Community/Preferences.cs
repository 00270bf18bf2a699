using System.Collections.Concurrent;
using System.Collections.Immutable;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// What people asked of the bot about being found. Table <c>preferences</c>, one partition a person. Two kinds of row: “do not show me for this topic”,
/// and a searcher's own “not this person for this topic”, with the time it was said. The latter hides the person from that searcher for good; others notice
/// only what several say, for a time, see <see cref="Doubts"/>. Both are held in memory, because every search asks for them; what another instance
/// writes is read when the journal is followed.
/// </summary>
internal sealed class Preferences(ITables tables, Journal journal) : FollowedStore(tables, journal, Table)
{
    public const string Table = "preferences";

    private const string NotMe = "not-me|";
    private const string NotThem = "not-them|";

    private readonly bool _isShared = tables.IsShared;

    // All there are: one for each press of such a button, which people do a few times in their life. “Not me” by row, and so by topic; “not them” by partition,
    // and so by searcher, and once more by topic for what it means for others: for most topics and searchers there is nothing.
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _notMe = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Skip>> _notThem = new(StringComparer.Ordinal);
    private readonly Doubts _doubts = new();

    /// <summary>“Not this person” goes with the searcher and with the person.</summary>
    public static Kept Keep(Kept kept) => kept
        .While("until the person takes it back")
        .Theirs((row, whom) => whom.IsPart(row, row.Partition, 1) || whom.Is(row, row.Text("Person")))
        .By<Preferences>();

    /// <summary>Whether anybody, in whatever tenant, asked not to be shown for the topic: if not, nobody needs to be looked at.</summary>
    public bool IsNotForEverybody(Topic topic) => _notMe.TryGetValue(Row(NotMe, topic), out var people) && !people.IsEmpty;

    /// <summary>Whether the person asked not to be shown for the topic.</summary>
    public bool IsNotFor(string tenant, PersonId person, Topic topic) =>
        _notMe.TryGetValue(Row(NotMe, topic), out var people) && people.ContainsKey(Partition(tenant, person));

    /// <summary>From now on the person is not shown for the topic, whatever the evidence.</summary>
    public Task HideAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel) =>
        PutAsync(tenant, new TableRow(Partition(tenant, person), Row(NotMe, topic), new Dictionary<string, object?> { ["Topic"] = topic.Name }), cancel);

    /// <summary>Takes <see cref="HideAsync"/> back.</summary>
    public Task ShowAsync(string tenant, PersonId person, Topic topic, CancellationToken cancel) =>
        // Another instance may have hidden the person a moment ago.
        _isShared || IsNotFor(tenant, person, topic) ? TakeOutAsync(tenant, Partition(tenant, person), Row(NotMe, topic), cancel) : Task.CompletedTask;

    /// <summary>The searcher does not want to see this person for the topic again.</summary>
    /// <param name="when">When it was said; said again, it counts from then.</param>
    public Task SkipAsync(string tenant, PersonId searcher, Topic topic, PersonId person, DateTimeOffset when, CancellationToken cancel) =>
        PutAsync(
            tenant,
            new TableRow(
                Partition(tenant, searcher),
                $"{Row(NotThem, topic)}|{TableKey.Of(person.Value)}",
                new Dictionary<string, object?> { ["Topic"] = topic.Name, ["Person"] = person.Value, ["When"] = when }),
            cancel);

    /// <summary>Whom the searcher does not want to see for any of the topics.</summary>
    public IReadOnlySet<PersonId> Skipped(string tenant, PersonId searcher, IReadOnlyCollection<Topic> topics)
    {
        if (!_notThem.TryGetValue(Partition(tenant, searcher), out var rows))
        {
            return ImmutableHashSet<PersonId>.Empty;
        }

        var wanted = topics.Select(topic => Row(NotThem, topic) + "|").ToArray();
        return rows.Where(row => wanted.Any(topic => row.Key.StartsWith(topic, StringComparison.Ordinal))).Select(row => row.Value.Person).ToHashSet();
    }

    /// <summary>Of whom several searchers said that they are not the right ones for the topics, with what is left of their scores; null when there is nobody.</summary>
    public IReadOnlyDictionary<string, double>? Doubted(string tenant, IReadOnlyList<Topic> topics, DateTimeOffset now) =>
        _doubts.Of(TableKey.Of(tenant), topics, now);

    /// <summary>A tenant is called by an id, which is the same in a key.</summary>
    protected override string TenantOf(TableRow row) => TenantOf(row.Partition);

    protected override IEnumerable<(string Tenant, string Partition, string Row)> Held() =>
        _notMe.SelectMany(row => row.Value.Keys.Select(partition => (TenantOf(partition), partition, row.Key)))
            .Concat(_notThem.SelectMany(partition => partition.Value.Keys.Select(row => (TenantOf(partition.Key), partition.Key, row))));

    protected override void Remember(TableRow row)
    {
        if (row.Row.StartsWith(NotMe, StringComparison.Ordinal))
        {
            _notMe.GetOrAdd(row.Row, _ => new(StringComparer.Ordinal))[row.Partition] = true;
        }
        else if (row.Text("Person") is { } person)
        {
            var skip = new Skip(new PersonId(person), Topic.Of(row.Text("Topic")));
            _notThem.GetOrAdd(row.Partition, _ => new(StringComparer.Ordinal))[row.Row] = skip;
            Doubt(row.Partition, skip, row.Time("When"));
        }
    }

    protected override void Forget(string tenant, string partition, string row)
    {
        if (_notMe.TryGetValue(row, out var people))
        {
            people.TryRemove(partition, out _);
        }

        if (_notThem.TryGetValue(partition, out var rows) && rows.TryRemove(row, out var skip))
        {
            Doubt(partition, skip, null);
        }
    }

    /// <summary>Earlier versions did not write when it was said: long ago, then, and others do not notice it.</summary>
    private void Doubt(string searcher, Skip skip, DateTimeOffset? when)
    {
        if (skip.Topic is not { } topic)
        {
            return;
        }

        if (when is { } said)
        {
            _doubts.Note(TenantOf(searcher), topic, searcher, skip.Person, said);
        }
        else
        {
            _doubts.Forget(TenantOf(searcher), topic, searcher, skip.Person);
        }
    }

    private static string TenantOf(string partition) => partition.Split(TableKey.Separator)[0];

    private static string Partition(string tenant, PersonId person) => TableKey.Join(tenant, person.Value);

    private static string Row(string kind, Topic topic) => kind + TableKey.Of(topic.Key);

    /// <param name="Topic">Null when the row does not say it.</param>
    private readonly record struct Skip(PersonId Person, Topic? Topic);
}
