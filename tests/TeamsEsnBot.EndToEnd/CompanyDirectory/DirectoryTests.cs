using Microsoft.AspNetCore.Http;
using Microsoft.Graph.Models.ODataErrors;
using TeamsEsnBot.Features.Community;
using Demo = TeamsEsnBot.EndToEnd.DevRoom.GraphRoom;

namespace TeamsEsnBot.EndToEnd.CompanyDirectory;

/// <summary>What the bot learns about people from Graph, through Microsoft's own client, and what it makes of Graph's bad moments.</summary>
internal sealed class DirectoryTests
{
    private DirectoryRoom _room = null!;

    [SetUp]
    public async Task Open() => _room = await DirectoryRoom.OpenAsync();

    [TearDown]
    public async Task Close() => await _room.DisposeAsync();

    [Test]
    public async Task Everybody_is_read_with_what_a_card_shows()
    {
        var people = await EverybodyAsync();
        var demo = Demo.Person("Jonas");
        var jonas = people.Single(person => person.Who.Id.Value == demo.Id);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(people.Select(person => person.Who.Id.Value), Is.EquivalentTo(Demo.Company.People.Select(person => person.Id)));
            Assert.That(
                (jonas.Who.Name, jonas.Mail, jonas.UserPrincipalName, jonas.JobTitle, jonas.Department, jonas.Place, jonas.Manager?.Value, jonas.IsActive, jonas.IsGuest),
                Is.EqualTo((demo.DisplayName, demo.Mail, demo.UserPrincipalName, demo.JobTitle, demo.Department, demo.OfficeLocation, demo.Manager, true, false)));
            Assert.That(people.Single(person => person.Who.Name == "Helena Vasconcelos").Manager, Is.Null, "Nobody is above her.");
        }
    }

    [Test]
    public async Task Somebody_who_left_and_a_guest_are_marked()
    {
        var people = await EverybodyAsync();

        Assert.That(people.Where(person => !person.IsActive).Select(person => person.Who.Name), Is.EqualTo(["Lukas Steinmetz"]));
        Assert.That(people.Where(person => person.IsGuest).Select(person => person.Who.Name), Is.EqualTo(["Ingrid Aasen"]));
    }

    [Test]
    public async Task A_company_larger_than_a_page_is_read_to_its_end()
    {
        _room.Instead = request => request.Query["$top"] == "999" ? Results.Redirect($"{request.Path}{request.QueryString.Value!.Replace("999", "5", StringComparison.Ordinal)}", preserveMethod: true) : null;

        var people = await EverybodyAsync();

        Assert.That(people.Select(person => person.Who.Id), Is.Unique);
        Assert.That(people, Has.Count.EqualTo(Demo.Company.People.Count));
        Assert.That(_room.Asked.Count(asked => asked.Contains("skiptoken", StringComparison.OrdinalIgnoreCase)), Is.GreaterThanOrEqualTo(6));
    }

    [Test]
    public async Task An_account_without_a_name_is_nobody_to_show()
    {
        _room.Instead = _ => Json("""{ "value": [ { "id": "1", "displayName": "" }, { "id": "2" }, { "id": "3", "displayName": "Room 7", "city": "Porto" } ] }""");

        var only = (await EverybodyAsync()).Single();

        Assert.That((only.Who.Name, only.Place, only.IsActive, only.Mail), Is.EqualTo(("Room 7", "Porto", true, (string?)null)));
    }

    [Test]
    public async Task What_people_write_about_themselves_is_read()
    {
        var helena = await _room.Directory.DescriptionAsync(Id("Helena"), CancellationToken.None);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(helena.Skills, Is.EqualTo(Demo.Person("Helena").Skills));
            Assert.That(helena.Interests, Is.EqualTo(Demo.Person("Helena").Interests));
            Assert.That(helena.Responsibilities, Is.EqualTo(Demo.Person("Helena").Responsibilities));
            Assert.That(helena.AboutMe, Is.EqualTo(Demo.Person("Helena").AboutMe));
        }
    }

    [TestCase(403), TestCase(404)]
    public async Task A_profile_that_is_closed_or_never_was_says_nothing(int status)
    {
        _room.Instead = _ => Error(status);

        Assert.That(await _room.Directory.DescriptionAsync(Id("Helena"), CancellationToken.None), Is.EqualTo(SelfDescription.Empty));
    }

    [Test]
    public async Task A_photo_comes_small_enough_for_a_card()
    {
        var photo = await _room.Directory.PhotoAsync(Id("Jonas"), CancellationToken.None);

        Assert.That(photo, Does.StartWith("data:image/png;base64,"));
        Assert.That(Convert.FromBase64String(photo!.Split(',')[1]), Has.Length.LessThanOrEqualTo(3 * 1024));
    }

    [Test]
    public async Task A_jpeg_is_a_photo_too()
    {
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];
        _room.Instead = _ => Results.Bytes(jpeg, "image/jpeg");

        Assert.That(await _room.Directory.PhotoAsync(Id("Jonas"), CancellationToken.None), Is.EqualTo($"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}"));
    }

    [TestCase("Mateus"), TestCase("Ingrid")]
    public async Task Without_a_photo_there_is_none(string name) => Assert.That(await _room.Directory.PhotoAsync(Id(name), CancellationToken.None), Is.Null);

    [TestCase(3 * 1024, true), TestCase((3 * 1024) + 1, false), TestCase(400_000, false)]
    public async Task A_photo_that_would_fill_the_card_is_left_out(int bytes, bool isShown)
    {
        var picture = new byte[bytes];
        ((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G']).CopyTo(picture, 0);
        _room.Instead = _ => Results.Bytes(picture, "image/png");

        Assert.That(await _room.Directory.PhotoAsync(Id("Jonas"), CancellationToken.None) is not null, Is.EqualTo(isShown));
    }

    [Test]
    public async Task Something_that_only_says_it_is_a_photo_is_left_out()
    {
        _room.Instead = _ => Results.Bytes("<svg onload='alert(1)'/>"u8.ToArray(), "image/png");

        Assert.That(await _room.Directory.PhotoAsync(Id("Jonas"), CancellationToken.None), Is.Null);
    }

    [Test]
    public async Task Presence_is_asked_for_all_at_once()
    {
        PersonId[] asked = [Id("Inês"), Id("Jonas"), Id("Katharina"), Id("Lukas"), Id("Tomasz"), new("00000000-0000-0000-0000-00000000beef")];

        var present = await _room.Directory.PresenceAsync(asked, CancellationToken.None);

        Assert.That(
            asked.Select(person => present[person]),
            Is.EqualTo([Presence.Available, Presence.Busy, Presence.Away, Presence.Away, Presence.Busy, Presence.Unknown]));
        Assert.That(_room.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Presence_is_kept_for_a_minute_and_no_longer()
    {
        await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None);
        _room.Clock.Passes(TimeSpan.FromSeconds(59));
        await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None);
        Assert.That(_room.Asked, Has.Count.EqualTo(1));

        await _room.Directory.PresenceAsync([Id("Inês"), Id("Jonas")], CancellationToken.None);
        Assert.That(_room.Asked, Has.Count.EqualTo(2), "Jonas was not known.");

        _room.Clock.Passes(TimeSpan.FromSeconds(2));
        await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None);
        Assert.That(_room.Asked, Has.Count.EqualTo(3));
    }

    [TestCase(401), TestCase(403), TestCase(404)]
    public async Task Without_the_permission_nobodys_presence_is_known_and_Graph_is_left_in_peace(int status)
    {
        _room.Instead = _ => Error(status);

        var first = await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None);
        await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None);

        Assert.That(first.GetValueOrDefault(Id("Inês")), Is.EqualTo(Presence.Unknown));
        Assert.That(_room.Asked, Has.Count.EqualTo(1));
    }

    [TestCase(400), TestCase(500), TestCase(429)]
    public async Task An_answer_without_presence_is_better_than_none(int status)
    {
        _room.Instead = _ => Error(status);
        Assert.That(await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None), Is.Empty);

        _room.Instead = _ => null;
        Assert.That((await _room.Directory.PresenceAsync([Id("Inês")], CancellationToken.None))[Id("Inês")], Is.EqualTo(Presence.Available));
    }

    [Test]
    public async Task A_throttled_request_waits_as_long_as_Graph_asks()
    {
        _room.Faults.Throttle(2, TimeSpan.FromSeconds(7));

        Assert.That(await EverybodyAsync(), Has.Count.EqualTo(Demo.Company.People.Count));
        Assert.That(_room.Clock.Waits, Is.EqualTo([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)]));
    }

    [Test]
    public async Task A_post_that_was_throttled_is_sent_again_with_its_body()
    {
        _room.Faults.Throttle(1, TimeSpan.FromSeconds(1));

        Assert.That((await _room.Directory.PresenceAsync([Id("Jonas")], CancellationToken.None))[Id("Jonas")], Is.EqualTo(Presence.Busy));
    }

    [Test]
    public async Task While_Graph_is_away_each_wait_is_longer()
    {
        _room.Faults.BeUnavailable(3);

        Assert.That((await _room.Directory.DescriptionAsync(Id("Helena"), CancellationToken.None)).Skills, Is.Not.Empty);
        Assert.That(_room.Clock.Waits, Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Nobody_waits_longer_than_two_minutes_for_one_try()
    {
        _room.Faults.Throttle(1, TimeSpan.FromHours(3));

        await EverybodyAsync();

        Assert.That(_room.Clock.Waits, Is.EqualTo([TimeSpan.FromMinutes(2)]));
    }

    [Test]
    public void A_Graph_that_stays_away_is_an_error_that_says_so()
    {
        _room.Faults.BeUnavailable(20);

        var failed = Assert.CatchAsync<ODataError>(EverybodyAsync);

        Assert.That(failed!.ResponseStatusCode, Is.EqualTo(503));
        Assert.That(_room.Asked, Has.Count.EqualTo(5), "Once, and four times again.");
    }

    [Test]
    public void A_directory_that_is_forbidden_is_an_error_and_not_an_empty_company()
    {
        _room.Instead = _ => Error(403);

        Assert.That(Assert.CatchAsync<ODataError>(EverybodyAsync)!.ResponseStatusCode, Is.EqualTo(403));
    }

    private static PersonId Id(string name) => new(Demo.Person(name).Id);

    private static IResult Json(string body) => Results.Text(body, "application/json");

    private static IResult Error(int status) => Results.Text("""{ "error": { "code": "Refused", "message": "no" } }""", "application/json", statusCode: status);

    private async Task<List<Profile>> EverybodyAsync()
    {
        var people = new List<Profile>();
        await foreach (var person in _room.Directory.PeopleAsync(CancellationToken.None))
        {
            people.Add(person);
        }

        return people;
    }
}
