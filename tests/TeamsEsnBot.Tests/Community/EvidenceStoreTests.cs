using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Community;

/// <summary>Two instances of the bot share the tables; each has an index of its own.</summary>
[TestFixture]
internal sealed class EvidenceStoreTests
{
    private const string Tenant = "tenant|with#odd?signs";

    private static readonly PersonId Tom = new("tom/becker");

    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private Instance _one = null!;
    private Instance _other = null!;

    private ExpertIndex HereIndex => _one.Index;

    private ExpertIndex ThereIndex => _other.Index;

    private EvidenceStore Here => _one.Evidence;

    private EvidenceStore There => _other.Evidence;

    [SetUp]
    public void Open()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        (_one, _other) = (Another(), Another());
    }

    [TearDown]
    public async Task CloseAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        _tables.Dispose();
    }

    [Test]
    public async Task What_was_recorded_comes_back_as_it_was()
    {
        var piece = Piece("1") with
        {
            By = new Person(new PersonId("ana"), "Ana"),
            Link = "https://teams.microsoft.com/l/message/1/1",
            Place = "Platform / General",
            Votes = 7,
            Audience = [new PersonId("ana"), new PersonId("maya")],
            Topics = ["kubernetes", "tcp/ip"],
        };

        await Here.RecordAsync(Tenant, piece, CancellationToken.None);
        var found = await There.OfAsync(Tenant, Tom, CancellationToken.None).SingleAsync();

        Assert.That(found, Is.EqualTo(piece).UsingPropertiesComparer());
    }

    [Test]
    public async Task The_other_instance_finds_it_when_it_follows_the_journal()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);

        Assert.That(ThereIndex.Count(Tenant), Is.Zero);
        await _other.FollowsAsync();

        Assert.That(ThereIndex.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_deleted_here_is_gone_there_too()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await _other.FollowsAsync();

        await Here.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);
        await _other.FollowsAsync();

        Assert.That((HereIndex.Count(Tenant), ThereIndex.Count(Tenant)), Is.EqualTo((0, 0)));
        Assert.That(await There.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "1"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_was_shown_already_is_never_shown_again_once_it_is_deleted_here()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        Assert.That(await ShownAsync(Here), Is.Not.Null);

        await Here.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);

        Assert.That(await ShownAsync(Here), Is.Null);
    }

    [Test]
    public async Task What_another_instance_changed_is_shown_as_soon_as_the_journal_is_followed()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        Assert.That((await ShownAsync(There))!.Votes, Is.Zero);

        await Here.RecordAsync(Tenant, Piece("1") with { Votes = 3, Audience = [Tom] }, CancellationToken.None);
        await _other.FollowsAsync();
        var changed = (await ShownAsync(There))!;
        await Here.RecordAllAsync(Tenant, [Piece("1") with { Votes = 4 }], CancellationToken.None);
        await _other.FollowsAsync();

        Assert.That((changed.Votes, changed.MayBeOpenedBy(Tom), changed.MayBeOpenedBy(new PersonId("ana"))), Is.EqualTo((3, true, false)));
        Assert.That((await ShownAsync(There))!.Votes, Is.EqualTo(4));
    }

    [Test]
    public async Task A_row_deleted_by_hand_is_shown_for_a_minute_at_most()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await ShownAsync(Here);
        await _tables.Open(EvidenceStore.Table).DeleteAsync(EvidenceRow.Partition(Tenant, Tom), "1", TableRow.AnyVersion, CancellationToken.None);

        _clock.Passes(TimeSpan.FromSeconds(59));
        Assert.That(await ShownAsync(Here), Is.Not.Null, "It is not read for every question.");

        _clock.Passes(TimeSpan.FromSeconds(2));
        Assert.That(await ShownAsync(Here), Is.Null);
    }

    [Test]
    public async Task However_many_ask_meanwhile_nobody_is_shown_what_was_there_before_the_last_change()
    {
        using var ended = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await ShownAsync(Here);
            }
        })).ToArray();

        for (var votes = 0; votes < 200; votes++)
        {
            await Here.RecordAsync(Tenant, Piece("1") with { Votes = votes }, CancellationToken.None);
            Assert.That((await ShownAsync(Here))!.Votes, Is.EqualTo(votes));
        }

        await ended.CancelAsync();
        await Task.WhenAll(asking);
    }

    [Test]
    public async Task Many_facts_at_once_are_one_note_a_person_and_a_repeated_fact_counts_once()
    {
        await Here.RecordAllAsync(Tenant, [Piece("1"), Piece("2"), Piece("2") with { Votes = 9 }, .. Enumerable.Range(0, 250).Select(one => Piece($"n{one}"))], CancellationToken.None);
        await _other.FollowsAsync();

        Assert.That((HereIndex.Count(Tenant), ThereIndex.Count(Tenant)), Is.EqualTo((252, 252)));
        Assert.That((await There.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "2"), CancellationToken.None))!.Votes, Is.EqualTo(9));
    }

    [Test]
    public async Task A_new_instance_reads_everything_at_its_start()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await Here.RecordAsync("another tenant", Piece("1"), CancellationToken.None);

        await _other.StartsAsync();

        Assert.That((ThereIndex.Count(Tenant), ThereIndex.Count("another tenant")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Evidence_of_a_tenant_that_may_not_use_the_bot_any_more_is_not_held()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await using var strict = new Instance(new SharedTables(_tables), _clock, ["another tenant"]);

        await strict.StartsAsync();
        await Here.RecordAsync(Tenant, Piece("2"), CancellationToken.None);
        await strict.FollowsAsync();

        Assert.That(strict.Index.Count(Tenant), Is.Zero);
    }

    [Test]
    public async Task A_row_that_cannot_be_read_is_left_out_and_stops_nothing()
    {
        await Here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await _tables.Open(EvidenceStore.Table).InsertAsync(
            new TableRow(EvidenceRow.Partition(Tenant, Tom), "broken", new Dictionary<string, object?> { ["Tenant"] = Tenant, ["Id"] = "2", ["Person"] = "tom", ["Kind"] = "Boasted" }),
            CancellationToken.None);

        await _other.StartsAsync();

        Assert.That(ThereIndex.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task Text_beyond_the_limit_is_cut_between_characters()
    {
        await Here.RecordAsync(Tenant, Piece("1") with { Text = new string('a', Evidence.LongestText - 1) + "🙂" }, CancellationToken.None);

        var text = (await There.OfAsync(Tenant, Tom, CancellationToken.None).SingleAsync()).Text;

        Assert.That(text, Has.Length.EqualTo(Evidence.LongestText - 1));
    }

    [Test]
    public async Task A_person_with_an_endless_name_in_an_import_is_followed_and_found_like_anybody()
    {
        var endless = Piece("1") with { Person = new PersonId(new string('n', 2_000)) };

        await Here.RecordAsync(Tenant, endless, CancellationToken.None);
        await _other.FollowsAsync();
        var found = await There.FindAsync(Tenant, EvidenceRow.DocumentId(endless.Person, "1"), CancellationToken.None);
        await Here.DeleteAsync(Tenant, endless.Person, "1", CancellationToken.None);
        await _other.FollowsAsync();

        Assert.That(found!.Person, Is.EqualTo(endless.Person));
        Assert.That((HereIndex.Count(Tenant), ThereIndex.Count(Tenant)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void The_same_source_gives_the_same_id_on_every_machine()
    {
        Assert.That(Evidence.IdOf("history", "a-0001"), Is.EqualTo("c3425c561c61c484a34f0425"));
        Assert.That(Evidence.IdOf("ab", "c"), Is.Not.EqualTo(Evidence.IdOf("a", "bc")));
    }

    private static ValueTask<Evidence?> ShownAsync(EvidenceStore store) => store.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "1"), CancellationToken.None);

    private Evidence Piece(string id) => new(id, Tom, EvidenceKind.AnswerAccepted, _clock.GetUtcNow().AddDays(-30), $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);

    private Instance Another() => new(new SharedTables(_tables), _clock, [Tenant, "another tenant"]);
}
