using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>
/// Other names for things that champions gave. Table <c>synonyms</c>: one partition a tenant, one row for each two sides. Held in memory and given to the engine,
/// whole tenants at a time, after every change here or on another instance.
/// </summary>
internal sealed partial class SynonymStore(ITables tables, Journal journal, IExpertIndex index, ILogger<SynonymStore> logger) : FollowedStore(tables, journal, Table)
{
    public const string Table = "synonyms";

    /// <summary>Most that a company has.</summary>
    public const int Most = 500;

    /// <summary>Most in which one name stands: the engine tells each of them of all the others.</summary>
    public const int MostOfOne = 20;

    private readonly ConcurrentDictionary<string, ImmutableDictionary<string, Synonym>> _known = new(StringComparer.Ordinal);

    // Of those the ones that the engine took: two instances may be told the same at once, each in its own order of words.
    private readonly ConcurrentDictionary<string, IReadOnlyList<Synonym>> _given = new(StringComparer.Ordinal);

    // Tenants of which the engine does not know the latest.
    private readonly ConcurrentDictionary<string, bool> _news = new(StringComparer.Ordinal);
    private readonly Lock _giving = new();

    /// <summary>They are the company's; who gave them is forgotten with the person.</summary>
    public static Kept Keep(Kept kept) => kept
        .While("until a champion removes it")
        .Naming((row, whom) => whom.Is(row, row.Text("ById")) ? row.With(("ById", null), ("ByName", Wording.AColleague), ("Turn", null)) : null)
        .By<SynonymStore>();

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Synonym> All(string tenant) => [.. Known(tenant).Values.OrderByDescending(synonym => synonym.When).ThenBy(synonym => synonym.Id, StringComparer.Ordinal)];

    /// <summary>Whether the synonym may be added.</summary>
    public Verdict Judge(string tenant, Synonym synonym)
    {
        var known = Known(tenant);
        if (known.TryGetValue(synonym.Id, out var there))
        {
            return there.Turn == synonym.Turn ? Verdict.Fits : Verdict.IsThere;
        }

        return !SynonymList.Fits([synonym]) ? Verdict.MeansItself
            : known.Count >= Most ? Verdict.IsOneTooMany
            : IsFull(synonym.Left) || IsFull(synonym.Right) ? Verdict.IsOneTooManyOfOne
            : !SynonymList.Fits([.. _given.GetValueOrDefault(tenant, []), synonym]) ? Verdict.IsThere
            : Verdict.Fits;

        bool IsFull(string name) => known.Values.Count(one => one.IsAbout(name)) >= MostOfOne;
    }

    /// <summary>Adds the synonym. One that another instance added first stays.</summary>
    public Task AddAsync(string tenant, Synonym synonym, CancellationToken cancel)
    {
        var row = SynonymRow.Of(tenant, synonym);
        return ChangeAsync(
            tenant,
            row.Partition,
            [row.Row],
            async () =>
            {
                if ((await Rows.InsertAsync(row, cancel)).IsDone)
                {
                    Remember(row);
                }
                else if (await Rows.GetAsync(row.Partition, row.Row, cancel) is { } first)
                {
                    Remember(first);
                }
            },
            cancel);
    }

    /// <summary>Removes a synonym; one that is gone already is no error.</summary>
    public Task RemoveAsync(string tenant, string id, CancellationToken cancel) => TakeOutAsync(tenant, TableKey.Of(tenant), TableKey.Of(id), cancel);

    /// <inheritdoc/>
    public override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Give();
    }

    /// <inheritdoc/>
    public override async Task LookAsync(string tenant, string partition, IReadOnlyCollection<string> rows, CancellationToken cancel)
    {
        await base.LookAsync(tenant, partition, rows, cancel);
        Give();
    }

    /// <summary>A tenant is called by an id, which is the same in a key.</summary>
    protected override string TenantOf(TableRow row) => row.Partition;

    protected override IEnumerable<(string Tenant, string Partition, string Row)> Held() =>
        _known.SelectMany(tenant => tenant.Value.Keys.Select(id => (tenant.Key, TableKey.Of(tenant.Key), id)));

    protected override void Remember(TableRow row)
    {
        if (SynonymRow.Read(row) is not { } synonym)
        {
            // One bad row is no reason to do without the others.
            Log.Broken(logger, row.Row);
            Forget(TenantOf(row), row.Partition, row.Row);
            return;
        }

        Take(TenantOf(row), known => known.SetItem(synonym.Id, synonym));
    }

    protected override void Forget(string tenant, string partition, string row) => Take(tenant, known => known.Remove(row));

    protected override void Changed(string partition, string[] rows) => Give();

    private ImmutableDictionary<string, Synonym> Known(string tenant) => _known.GetValueOrDefault(tenant, ImmutableDictionary<string, Synonym>.Empty);

    private void Take(string tenant, Func<ImmutableDictionary<string, Synonym>, ImmutableDictionary<string, Synonym>> change)
    {
        // Nobody else changes the tenant now: it is one partition.
        var before = Known(tenant);
        var now = change(before);
        if (now != before)
        {
            _known[tenant] = now;
            _news[tenant] = true;
        }
    }

    private void Give()
    {
        lock (_giving)
        {
            foreach (var tenant in _news.Keys)
            {
                if (_news.TryRemove(tenant, out _))
                {
                    // The order is the same on every instance, and so is what is left out.
                    var (fit, unfit) = SynonymList.Sort([.. All(tenant).Reverse()]);
                    foreach (var synonym in unfit)
                    {
                        Log.SaysNothingNew(logger, synonym.Id);
                    }

                    index.SetSynonyms(tenant, fit.Select(synonym => synonym.Line));
                    _given[tenant] = fit;
                }
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(2101, LogLevel.Warning, "The synonym {Row} is left out: its row is damaged")]
        public static partial void Broken(ILogger logger, string row);

        [LoggerMessage(2102, LogLevel.Warning, "The synonym {Row} is left out: it says what another one says, or nothing")]
        public static partial void SaysNothingNew(ILogger logger, string row);
    }
}

/// <summary>What speaks for or against a synonym.</summary>
internal enum Verdict
{
    Fits,

    /// <summary>Its two sides are the same, or there are no words on one of them but those that are in every sentence.</summary>
    MeansItself,

    IsThere,

    IsOneTooMany,

    /// <summary>One of the names has enough of them.</summary>
    IsOneTooManyOfOne,
}
