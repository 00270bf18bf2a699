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
    private ExpertIndex _hereIndex = null!;
    private ExpertIndex _thereIndex = null!;
    private SqliteTables _tables = null!;
    private EvidenceStore _here = null!;
    private EvidenceStore _there = null!;

    [SetUp]
    public void Open()
    {
        (_hereIndex, _thereIndex) = (new ExpertIndex(), new ExpertIndex());
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _here = new EvidenceStore(_tables, new Journal(_tables, _clock), _hereIndex, _clock);
        _there = new EvidenceStore(_tables, new Journal(_tables, _clock), _thereIndex, _clock);
    }

    [TearDown]
    public void Close() => _tables.Dispose();

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

        await _here.RecordAsync(Tenant, piece, CancellationToken.None);
        var found = await _there.OfAsync(Tenant, Tom, CancellationToken.None).SingleAsync();

        Assert.That(found, Is.EqualTo(piece).UsingPropertiesComparer());
    }

    [Test]
    public async Task The_other_instance_finds_it_when_it_follows_the_journal()
    {
        var began = _clock.GetUtcNow();
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);

        Assert.That(_thereIndex.Count(Tenant), Is.Zero);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That(_thereIndex.Count(Tenant), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_deleted_here_is_gone_there_too()
    {
        var began = _clock.GetUtcNow();
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        await _here.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That((_hereIndex.Count(Tenant), _thereIndex.Count(Tenant)), Is.EqualTo((0, 0)));
        Assert.That(await _there.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "1"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task What_was_shown_already_is_never_shown_again_once_it_is_deleted_here()
    {
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        Assert.That(await ShownAsync(_here), Is.Not.Null);

        await _here.DeleteAsync(Tenant, Tom, "1", CancellationToken.None);

        Assert.That(await ShownAsync(_here), Is.Null);
    }

    [Test]
    public async Task What_another_instance_changed_is_shown_as_soon_as_the_journal_is_followed()
    {
        var began = _clock.GetUtcNow();
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        Assert.That((await ShownAsync(_there))!.Votes, Is.Zero);

        await _here.RecordAsync(Tenant, Piece("1") with { Votes = 3, Audience = [Tom] }, CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);
        var changed = (await ShownAsync(_there))!;
        await _here.RecordAllAsync(Tenant, [Piece("1") with { Votes = 4 }], CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That((changed.Votes, changed.MayBeOpenedBy(Tom), changed.MayBeOpenedBy(new PersonId("ana"))), Is.EqualTo((3, true, false)));
        Assert.That((await ShownAsync(_there))!.Votes, Is.EqualTo(4));
    }

    [Test]
    public async Task A_row_deleted_by_hand_is_shown_for_a_minute_at_most()
    {
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await ShownAsync(_here);
        await _tables.Open(EvidenceStore.Table).DeleteAsync(EvidenceRow.Partition(Tenant, Tom), "1", TableRow.AnyVersion, CancellationToken.None);

        _clock.Passes(TimeSpan.FromSeconds(59));
        Assert.That(await ShownAsync(_here), Is.Not.Null, "It is not read for every question.");

        _clock.Passes(TimeSpan.FromSeconds(2));
        Assert.That(await ShownAsync(_here), Is.Null);
    }

    [Test]
    public async Task However_many_ask_meanwhile_nobody_is_shown_what_was_there_before_the_last_change()
    {
        using var ended = new CancellationTokenSource();
        var asking = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!ended.IsCancellationRequested)
            {
                await ShownAsync(_here);
            }
        })).ToArray();

        for (var votes = 0; votes < 200; votes++)
        {
            await _here.RecordAsync(Tenant, Piece("1") with { Votes = votes }, CancellationToken.None);
            Assert.That((await ShownAsync(_here))!.Votes, Is.EqualTo(votes));
        }

        await ended.CancelAsync();
        await Task.WhenAll(asking);
    }

    [Test]
    public async Task The_journal_is_read_across_hours()
    {
        var began = _clock.GetUtcNow();
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        _clock.Passes(TimeSpan.FromHours(2.5));
        await _here.RecordAsync(Tenant, Piece("2"), CancellationToken.None);

        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That(_thereIndex.Count(Tenant), Is.EqualTo(2));
    }

    [Test]
    public async Task Many_facts_at_once_are_one_note_a_person_and_a_repeated_fact_counts_once()
    {
        var began = _clock.GetUtcNow();

        await _here.RecordAllAsync(Tenant, [Piece("1"), Piece("2"), Piece("2") with { Votes = 9 }, .. Enumerable.Range(0, 250).Select(one => Piece($"n{one}"))], CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That((_hereIndex.Count(Tenant), _thereIndex.Count(Tenant)), Is.EqualTo((252, 252)));
        Assert.That((await _there.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "2"), CancellationToken.None))!.Votes, Is.EqualTo(9));
    }

    [Test]
    public async Task A_new_instance_reads_everything_at_its_start()
    {
        await _here.RecordAsync(Tenant, Piece("1"), CancellationToken.None);
        await _here.RecordAsync("another tenant", Piece("1"), CancellationToken.None);

        Assert.That(await _there.LoadIndexAsync(CancellationToken.None), Is.EqualTo(2));
        Assert.That((_thereIndex.Count(Tenant), _thereIndex.Count("another tenant")), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Text_beyond_the_limit_is_cut_between_characters()
    {
        await _here.RecordAsync(Tenant, Piece("1") with { Text = new string('a', Evidence.LongestText - 1) + "🙂" }, CancellationToken.None);

        var text = (await _there.OfAsync(Tenant, Tom, CancellationToken.None).SingleAsync()).Text;

        Assert.That(text, Has.Length.EqualTo(Evidence.LongestText - 1));
    }

    [Test]
    public async Task A_person_with_an_endless_name_in_an_import_is_followed_and_found_like_anybody()
    {
        var began = _clock.GetUtcNow();
        var endless = Piece("1") with { Person = new PersonId(new string('n', 2_000)) };

        await _here.RecordAsync(Tenant, endless, CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);
        var found = await _there.FindAsync(Tenant, EvidenceRow.DocumentId(endless.Person, "1"), CancellationToken.None);
        await _here.DeleteAsync(Tenant, endless.Person, "1", CancellationToken.None);
        await _there.FollowAsync(Tenant, began, CancellationToken.None);

        Assert.That(found!.Person, Is.EqualTo(endless.Person));
        Assert.That((_hereIndex.Count(Tenant), _thereIndex.Count(Tenant)), Is.EqualTo((0, 0)));
    }

    [Test]
    public void The_same_source_gives_the_same_id_on_every_machine()
    {
        Assert.That(Evidence.IdOf("history", "a-0001"), Is.EqualTo("c3425c561c61c484a34f0425"));
        Assert.That(Evidence.IdOf("ab", "c"), Is.Not.EqualTo(Evidence.IdOf("a", "bc")));
    }

    private static ValueTask<Evidence?> ShownAsync(EvidenceStore store) => store.FindAsync(Tenant, EvidenceRow.DocumentId(Tom, "1"), CancellationToken.None);

    private Evidence Piece(string id) => new(id, Tom, EvidenceKind.AnswerAccepted, _clock.GetUtcNow().AddDays(-30), $"How do I restart pod {id}?", "Like this.", ["kubernetes"]);
}
