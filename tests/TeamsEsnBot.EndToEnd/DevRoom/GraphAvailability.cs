using Microsoft.Graph.Communications.GetPresencesByUserId;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>Who can be asked now: presence, time zone and working hours.</summary>
internal sealed class GraphAvailability
{
    private GraphRoom _graph = null!;

    [OneTimeSetUp]
    public async Task Open() => _graph = await GraphRoom.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _graph.DisposeAsync();

    [Test]
    public async Task Presence_of_several_people_comes_in_one_answer()
    {
        const string stranger = "00000000-0000-0000-0000-00000000beef";
        var asked = new GetPresencesByUserIdPostRequestBody
        {
            Ids = [GraphRoom.Person("Inês").Id, GraphRoom.Person("Jonas").Id, GraphRoom.Person("Lukas").Id, GraphRoom.Person("Tomasz").Id, stranger],
        };

        var found = await _graph.Client.Communications.GetPresencesByUserId.PostAsGetPresencesByUserIdPostResponseAsync(asked);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found!.Value!.Select(presence => presence.Id), Is.EqualTo(asked.Ids));
            Assert.That(
                found.Value!.Select(presence => (presence.Availability, presence.Activity)),
                Is.EqualTo([("Available", "Available"), ("Busy", "InAMeeting"), ("Offline", "Offline"), ("DoNotDisturb", "Presenting"), ("PresenceUnknown", "PresenceUnknown")]));
        }
    }

    [Test]
    public async Task Presence_of_one_person_is_the_same()
    {
        var presence = await _graph.Client.Users[GraphRoom.Person("Katharina").Id].Presence.GetAsync();

        Assert.That(presence!.Availability, Is.EqualTo("Away"));
    }

    [Test]
    public void Presence_of_nobody_or_of_a_name_is_refused()
    {
        var presences = _graph.Client.Communications.GetPresencesByUserId;
        var nobody = Assert.CatchAsync<ODataError>(() => presences.PostAsGetPresencesByUserIdPostResponseAsync(new() { Ids = [] }));
        var name = Assert.CatchAsync<ODataError>(() => presences.PostAsGetPresencesByUserIdPostResponseAsync(new() { Ids = ["ines"] }));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(nobody!.ResponseStatusCode, Is.EqualTo(400));
            Assert.That(name!.Error!.Message, Does.Contain("'ines'"));
        }
    }

    [TestCase("Inês", "GMT Standard Time", "pt-PT")]
    [TestCase("Björn", "W. Europe Standard Time", "de-DE")]
    [TestCase("Étienne", "Eastern Standard Time", "fr-CA")]
    public async Task People_have_the_time_zone_of_their_country(string name, string zone, string locale)
    {
        var settings = await _graph.Client.Users[GraphRoom.Person(name).Id].MailboxSettings.GetAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(settings!.TimeZone, Is.EqualTo(zone));
            Assert.That(TimeZoneInfo.FindSystemTimeZoneById(zone), Is.Not.Null);
            Assert.That(settings.Language!.Locale, Is.EqualTo(locale));
            Assert.That(settings.AutomaticRepliesSetting!.Status, Is.EqualTo(AutomaticRepliesStatus.Disabled));
            Assert.That(settings.WorkingHours!.DaysOfWeek, Has.Count.EqualTo(5));
            Assert.That(settings.WorkingHours.StartTime!.Value.Hour, Is.LessThan(settings.WorkingHours.EndTime!.Value.Hour));
            Assert.That(settings.WorkingHours.TimeZone!.Name, Is.EqualTo(zone));
        }
    }

    [Test]
    public async Task Settings_also_come_with_the_person()
    {
        var user = await _graph.Client.Users[GraphRoom.Person("Greta").Id].GetAsync(request => request.QueryParameters.Select = ["id", "mailboxSettings"]);

        Assert.That(user!.MailboxSettings!.TimeZone, Is.EqualTo("W. Europe Standard Time"));
    }

    [TestCase("Ingrid")]
    [TestCase("Lukas")]
    public void A_guest_and_somebody_who_left_have_no_mailbox(string name)
    {
        var missing = Assert.CatchAsync<ODataError>(() => _graph.Client.Users[GraphRoom.Person(name).Id].MailboxSettings.GetAsync());

        Assert.That((missing!.ResponseStatusCode, missing.Error!.Code), Is.EqualTo((404, "MailboxNotEnabledForRESTAPI")));
    }
}
