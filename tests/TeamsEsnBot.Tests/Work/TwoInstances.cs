using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Work;

/// <summary>Two instances on the same tables, whose clocks are minutes apart.</summary>
internal abstract class TwoInstances
{
    protected const string Tenant = "contoso";

    protected static readonly PersonId Tom = new("tom");

    protected TestClock HereClock { get; } = new();

    protected TestClock ThereClock { get; } = new();

    protected SqliteTables Tables { get; private set; } = null!;

    protected Instance Here { get; private set; } = null!;

    protected Instance There { get; private set; } = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        Tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), HereClock);
        ThereClock.Passes(-TimeSpan.FromMinutes(7));
        (Here, There) = (Another(HereClock), Another(ThereClock));
        await Here.StartsAsync();
        await There.StartsAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await Here.DisposeAsync();
        await There.DisposeAsync();
        Tables.Dispose();
    }

    protected Task RecordAsync(string id) => Here.Evidence.RecordAsync(Tenant, Piece(id), CancellationToken.None);

    /// <summary>A change that is noted, and is made later.</summary>
    /// <returns>Ends with the change.</returns>
    protected async Task<Task> BegunAsync(TableRow row, Task when)
    {
        var begun = new TaskCompletionSource();
        var changing = Here.Journal.ChangeAsync(
            Tenant,
            EvidenceStore.Table,
            row.Partition,
            [row.Row],
            async () =>
            {
                begun.SetResult();
                await when;
                await Tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
            },
            CancellationToken.None);
        await begun.Task;
        return changing;
    }

    /// <summary>Another process writes a row and notes it under a number of its own.</summary>
    protected async Task NoteAsync(string writer, long number, string id)
    {
        var (journal, row) = (Tables.Open(Journal.Table), Row(id));
        await journal.InsertAsync(JournalRows.NewWriter(writer, first: 1), CancellationToken.None);
        await Tables.Open(EvidenceStore.Table).UpsertAsync(row, CancellationToken.None);
        await journal.InsertAsync(JournalRows.Of(new JournalEntry(writer, number, Tenant, EvidenceStore.Table, row.Partition, [row.Row], Done: 0)), CancellationToken.None);
    }

    protected void Passes(TimeSpan span)
    {
        HereClock.Passes(span);
        ThereClock.Passes(span);
    }

    protected long SettledThere(string writer) => There.Tail.Position!.Writers.Single(position => position.Writer == writer).Settled;

    protected Instance Another(TimeProvider clock) => new(new SharedTables(Tables), clock, [Tenant]);

    protected static TableRow Row(string id) => EvidenceRow.Of(Tenant, Piece(id));

    protected static Evidence Piece(string id) =>
        new(id, Tom, EvidenceKind.AnswerAccepted, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero), $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);
}
