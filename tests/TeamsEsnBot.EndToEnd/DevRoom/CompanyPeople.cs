using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The demo company's directory hangs together, and has the people that make trying the bot interesting.</summary>
internal sealed class CompanyPeople
{
    private static readonly DateTimeOffset Today = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Presences = ["Available", "Busy", "Away", "DoNotDisturb", "Offline"];

    private readonly DemoCompany _company = CompanyFiles.Tavrello;

    private IEnumerable<DemoPerson> Here => _company.People.Where(person => person is { AccountEnabled: true, UserType: "Member" });

    [Test]
    public void About_thirty_people_work_in_four_departments_and_three_countries()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_company.People, Has.Count.InRange(28, 36));
            Assert.That(Here.Select(person => person.Department).Distinct(), Has.Exactly(4).Items);
            Assert.That(Here.Select(person => person.Country).Distinct(), Is.EquivalentTo(["Portugal", "Germany", "Canada"]));
            Assert.That(_company.People.Select(person => person.Availability).Distinct(), Is.EquivalentTo(Presences));
        }
    }

    [Test]
    public void Nobody_shares_an_id_an_address_or_a_name_with_somebody_else()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(_company.People.Select(person => person.Id), Is.Unique);
            Assert.That(_company.People.Select(person => person.Id), Has.All.Matches<string>(id => Guid.TryParseExact(id, "D", out _)));
            Assert.That(_company.People.Select(person => person.Mri), Is.Unique.And.All.StartsWith("29:1"));
            Assert.That(_company.People.Select(person => person.Mail), Is.Unique);
            Assert.That(_company.People.Select(person => person.UserPrincipalName), Is.Unique);
            Assert.That(_company.People.Select(person => person.DisplayName), Is.Unique);
        }
    }

    [Test]
    public void Every_line_of_managers_ends_at_the_same_person()
    {
        var people = _company.People.ToDictionary(person => person.Id);
        var top = _company.People.Single(person => person.Manager is null);

        Assert.That(_company.People.Select(TopOf), Has.All.EqualTo(top));

        DemoPerson TopOf(DemoPerson person)
        {
            var seen = new HashSet<string>();

            while (person.Manager is { } manager)
            {
                Assert.That(seen.Add(person.Id), $"{person.DisplayName} is their own manager's manager.");
                Assert.That(people, Contains.Key(manager), $"{person.DisplayName}'s manager does not exist.");
                person = people[manager];
            }

            return person;
        }
    }

    [Test]
    public void Somebody_is_new_somebody_left_somebody_visits_and_somebody_filled_in_nothing()
    {
        var daysHere = Here.Select(person => (Today - person.EmployeeHireDate).TotalDays).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(daysHere, Has.Exactly(1).InRange(10, 20));
            Assert.That(daysHere, Has.All.Positive);
            Assert.That(_company.People, Has.Exactly(1).Matches<DemoPerson>(person => !person.AccountEnabled));
            Assert.That(_company.People, Has.Exactly(1).Matches<DemoPerson>(person => person.UserType == "Guest"));
            Assert.That(Here, Has.Exactly(1).Matches<DemoPerson>(person => person is { JobTitle: "", Skills: null, Interests: null, AboutMe: null }));
            Assert.That(Here.Count(person => person is { Skills.Count: > 0, Interests.Count: > 0, Responsibilities.Count: > 0 }), Is.GreaterThanOrEqualTo(20));
            Assert.That(Here.Count(person => !person.HasPhoto), Is.GreaterThanOrEqualTo(2));
        }
    }

    [Test]
    public void Teams_have_channels_and_group_chats_have_members_who_work_here()
    {
        var here = Here.Select(person => person.Mail).ToArray();
        var channels = _company.Teams.SelectMany(team => team.Channels).Select(channel => channel.Id).ToArray();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_company.Teams, Has.Count.EqualTo(2));
            Assert.That(channels, Is.Unique.And.All.Matches("^19:[a-z-]+@thread\\.tacv2$"));
            Assert.That(_company.Teams, Has.All.Matches<DemoTeam>(team => team.Channels.Any(channel => channel.Id == team.Id && channel.Name == "General")));
            Assert.That(_company.GroupChats, Has.Count.EqualTo(2));
            Assert.That(_company.GroupChats.SelectMany(chat => chat.Members).Distinct(), Is.SubsetOf(here));
        }
    }
}
