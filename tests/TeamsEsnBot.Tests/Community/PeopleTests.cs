using Microsoft.Extensions.Logging.Abstractions;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Community;

[TestFixture]
internal sealed class PeopleTests
{
    private readonly TestClock _clock = new();
    private SqliteTables _tables = null!;
    private People _people = null!;

    [SetUp]
    public async Task OpenAsync()
    {
        _tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), _clock);
        _people = Known();
        await KeepAsync("1", "João Sequeira", "joao@office.example", "joao.upn@office.example");
        await KeepAsync("2", "Maya Lindqvist", "maya@office.example");
        await KeepAsync("3", "Maya Rao", "rao@office.example");
    }

    [TearDown]
    public void Close() => _tables.Dispose();

    [TestCase("1")]
    [TestCase("joao@office.example")]
    [TestCase("JOAO@Office.Example")]
    [TestCase("joao.upn@office.example")]
    public void Anybody_is_found_by_id_mail_or_principal_name(string address) =>
        Assert.That(_people.FindByAddress("tenant", address)!.Who.Name, Is.EqualTo("João Sequeira"));

    [TestCase("joao", "João Sequeira")]
    [TestCase("SEQUEIRA", "João Sequeira")]
    [TestCase(" joao sequeira ", "João Sequeira")]
    [TestCase("maya", "Maya Lindqvist, Maya Rao")]
    [TestCase("may", "")]
    [TestCase("", "")]
    public void A_name_fits_without_its_accents_but_not_by_halves(string typed, string names) =>
        Assert.That(string.Join(", ", _people.FindByName("tenant", typed, 5).Select(person => person.Who.Name)), Is.EqualTo(names));

    [Test]
    public async Task People_who_left_and_guests_are_known_but_not_shown()
    {
        await _people.KeepAsync("tenant", _people.FindByAddress("tenant", "2")! with { IsActive = false }, CancellationToken.None);
        await _people.KeepAsync("tenant", _people.FindByAddress("tenant", "3")! with { IsGuest = true }, CancellationToken.None);

        Assert.That(_people.MayBeShown("tenant", new PersonId("1")));
        Assert.That(_people.MayBeShown("tenant", new PersonId("2")), Is.False);
        Assert.That(_people.MayBeShown("tenant", new PersonId("3")), Is.False);
        Assert.That(_people.MayBeShown("tenant", new PersonId("nobody")), Is.False);
    }

    [Test]
    public void Another_companys_people_are_strangers()
    {
        Assert.That(_people.FindByAddress("other", "maya@office.example"), Is.Null);
        Assert.That(_people.FindByName("other", "maya", 5), Is.Empty);
    }

    [Test]
    public async Task A_new_instance_knows_everybody_from_the_table()
    {
        var manager = _people.FindByAddress("tenant", "2")! with { Manager = new PersonId("1"), Photo = "data:image/png;base64,AAAA", JobTitle = "Lead" };
        await _people.KeepAsync("tenant", manager, CancellationToken.None);
        var fresh = Known();

        await fresh.LoadAsync(CancellationToken.None);

        Assert.That(fresh.Find("tenant", new PersonId("2")), Is.EqualTo(manager));
        Assert.That(fresh.Count("tenant"), Is.EqualTo(3));
    }

    [Test]
    public async Task What_another_instance_heard_from_the_directory_is_known_here_too()
    {
        await using var there = new Instance(_tables, _clock, ["tenant"]);
        await there.StartsAsync();

        await KeepAsync("4", "Olu Adeyemi", "olu@office.example");
        await _people.KeepAsync("tenant", _people.FindByAddress("tenant", "2")! with { IsActive = false }, CancellationToken.None);
        await there.FollowsAsync();

        Assert.That(there.People.FindByAddress("tenant", "olu@office.example")!.Who.Name, Is.EqualTo("Olu Adeyemi"));
        Assert.That(there.People.MayBeShown("tenant", new PersonId("2")), Is.False);
    }

    [Test]
    public async Task Somebody_unchanged_costs_no_write()
    {
        var before = await _tables.Open(People.Table).GetAsync(TableKey.Of("tenant"), TableKey.Of("2"), CancellationToken.None);

        await KeepAsync("2", "Maya Lindqvist", "maya@office.example");
        var same = await _tables.Open(People.Table).GetAsync(TableKey.Of("tenant"), TableKey.Of("2"), CancellationToken.None);
        await KeepAsync("2", "Maya Lindqvist-Rao", "maya@office.example");
        var other = await _tables.Open(People.Table).GetAsync(TableKey.Of("tenant"), TableKey.Of("2"), CancellationToken.None);

        Assert.That(same!.ETag, Is.EqualTo(before!.ETag));
        Assert.That(other!.ETag, Is.Not.EqualTo(before.ETag));
    }

    private Task KeepAsync(string id, string name, string mail, string? upn = null) =>
        _people.KeepAsync("tenant", new Profile(new Person(new PersonId(id), name), mail, upn), CancellationToken.None);

    private People Known() => new(_tables, new Journal(_tables, _clock, NullLogger<Journal>.Instance));
}
