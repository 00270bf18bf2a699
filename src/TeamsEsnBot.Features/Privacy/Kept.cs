using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>What becomes of a table's rows: how long they stay, whose they are, and whether they mean anything outside this store. Said once, beside the store that owns the table.</summary>
internal sealed record Kept(string Table)
{
    private Func<RetentionOptions, TimeSpan?>? _limit;
    private Func<TableRow, DateTimeOffset?>? _since;
    private Func<TableRow, Whom, bool>? _theirs;
    private Func<TableRow, Whom, TableRow?>? _without;
    private Func<TableRow, bool>? _passing;
    private Func<IServiceProvider, IKeeper>? _keeper;

    /// <summary>How long the rows stay, in words; null when nobody has said it yet.</summary>
    public string? Why { get; private init; }

    /// <summary>Whether rows of this table may be deleted because of their age.</summary>
    public bool HasLimit(RetentionOptions limits) => _limit?.Invoke(limits) is not null;

    /// <summary>A row stays for the limit after its moment; one that has no such moment (yet) stays.</summary>
    public Kept For(Func<RetentionOptions, TimeSpan?> limit, Func<TableRow, DateTimeOffset?> since, string why) => this with { _limit = limit, _since = since, Why = why };

    /// <summary>The rows stay until their store deletes them.</summary>
    public Kept While(string why) => this with { Why = why };

    /// <summary>Which rows are a person's own: exported with them, deleted with them.</summary>
    public Kept Theirs(Func<TableRow, Whom, bool> theirs) => this with { _theirs = theirs };

    /// <summary>Which rows of others name a person: gives such a row without the person, and null for a row that does not name them.</summary>
    public Kept Naming(Func<TableRow, Whom, TableRow?> without) => this with { _without = without };

    /// <summary>Which rows mean something only here and now, such as claims: they are not exported.</summary>
    public Kept Passing(Func<TableRow, bool> passing) => this with { _passing = passing };

    /// <summary>The store holds more than the table, such as an index, so rows are changed through it.</summary>
    public Kept By<TStore>()
        where TStore : class, IKeeper => this with { _keeper = services => services.GetRequiredService<TStore>() };

    public bool IsPassing(TableRow row) => _passing?.Invoke(row) is true;

    public bool IsTheirs(TableRow row, Whom whom) => _theirs?.Invoke(row, whom) is true;

    /// <summary>The row without the people; null when it names none of them.</summary>
    public TableRow? Without(TableRow row, Whom whom) => _without?.Invoke(row, whom);

    /// <summary>Whether the row has been kept long enough.</summary>
    public bool IsDue(TableRow row, RetentionOptions limits, DateTimeOffset now) =>
        _limit?.Invoke(limits) is { } limit && _since?.Invoke(row) is { } since && now - since > limit;

    /// <summary>Whoever changes rows of the table.</summary>
    public IKeeper Keeper(IServiceProvider services) => _keeper?.Invoke(services) ?? new TableKeeper(services.GetRequiredService<ITables>().Open(Table));
}

/// <summary>Deletes and replaces rows, and whatever else is held because of them. Only rows that are still as they were seen.</summary>
internal interface IKeeper
{
    /// <param name="seen">Rows of one partition, at most a batch of them.</param>
    /// <returns>How many were deleted.</returns>
    Task<int> DropAsync(IReadOnlyList<TableRow> seen, CancellationToken cancel);

    /// <returns>False when the row was changed meanwhile or is gone.</returns>
    Task<bool> ReplaceAsync(TableRow seen, TableRow now, CancellationToken cancel);
}

internal static class KeptExtensions
{
    /// <summary>Says what becomes of a table's rows. A table that is opened without this fails a test.</summary>
    public static IServiceCollection AddKept(this IServiceCollection services, string table, Func<Kept, Kept> keep) => services.AddSingleton(keep(new Kept(table)));
}
