using System.Text.Json;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>The bot's client finds the company's people in the local Graph the way it would in Microsoft's.</summary>
internal sealed class GraphUsers
{
    private GraphRoom _graph = null!;

    [OneTimeSetUp]
    public async Task Open() => _graph = await GraphRoom.OpenAsync();

    [OneTimeTearDown]
    public async Task Close() => await _graph.DisposeAsync();

    [Test]
    public async Task All_people_are_read_page_by_page_each_once()
    {
        var seen = new List<User>();
        var pages = 0;
        var page = await _graph.Client.Users.GetAsync(request =>
        {
            request.QueryParameters.Select = ["id", "displayName", "employeeHireDate"];
            request.QueryParameters.Top = 10;
        });

        for (; page is not null; page = page.OdataNextLink is { } next ? await _graph.Client.Users.WithUrl(next).GetAsync() : null)
        {
            Assert.That(page.Value, Has.Count.InRange(1, 10));
            seen.AddRange(page.Value!);
            pages++;
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(pages, Is.EqualTo(4));
            Assert.That(seen.Select(user => user.Id), Is.EqualTo(GraphRoom.Company.People.Select(person => person.Id)));
            Assert.That(seen.Select(user => user.EmployeeHireDate), Is.EqualTo(GraphRoom.Company.People.Select(person => person.EmployeeHireDate)));
            Assert.That(seen, Has.All.Matches<User>(user => user is { Mail: null, JobTitle: null }), "Only what was selected is given.");
        }
    }

    [Test]
    public async Task The_page_links_are_whole_addresses_of_this_graph_and_keep_the_question()
    {
        var page = await _graph.Client.Users.GetAsync(request =>
        {
            request.QueryParameters.Filter = "accountEnabled eq true and userType eq 'Member'";
            request.QueryParameters.Top = 30;
        });

        var rest = await _graph.Client.Users.WithUrl(page!.OdataNextLink!).GetAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.OdataNextLink, Does.StartWith($"{_graph.Address}/users?"));
            Assert.That(rest!.Value, Has.Count.EqualTo(1));
            Assert.That(rest.OdataNextLink, Is.Null);
        }
    }

    [Test]
    public async Task Those_who_left_and_guests_can_be_left_out()
    {
        var page = await _graph.Client.Users.GetAsync(request => request.QueryParameters.Filter = "accountEnabled eq true and userType eq 'Member'");

        var names = page!.Value!.Select(user => user.DisplayName);

        Assert.That(names, Has.Exactly(31).Items.And.None.EqualTo("Lukas Steinmetz").And.None.EqualTo("Ingrid Aasen"));
    }

    [TestCase("mail eq 'INES.carvalho@tavrello.example'", "Inês Carvalho")]
    [TestCase("mail eq 'nobody@tavrello.example' or userPrincipalName eq 'bjoern.hollstein@tavrello.example'", "Björn Hollstein")]
    [TestCase("accountEnabled eq false", "Lukas Steinmetz")]
    [TestCase("mail eq 'o''nobody@tavrello.example' or userType eq 'Guest' and accountEnabled eq true", "Ingrid Aasen")]
    public async Task A_person_is_found_by_a_filter(string filter, string name)
    {
        var page = await _graph.Client.Users.GetAsync(request => request.QueryParameters.Filter = filter);

        Assert.That(page!.Value!.Select(user => user.DisplayName), Is.EqualTo([name]));
    }

    [TestCase("\"displayName:sof\"", "Sofia Lindqvist", "Sofia Sampaio")]
    [TestCase("\"displayName:sof lind\"", "Sofia Lindqvist")]
    [TestCase("\"displayName:weiß\"", "Ulrike Hoffmann-Weiß")]
    [TestCase("\"displayName:inês\" OR \"mail:wei\"", "Inês Carvalho", "Wei Chen", "Ulrike Hoffmann-Weiß")]
    [TestCase("\"displayName:sofia\" AND \"surname:sampaio\"", "Sofia Sampaio")]
    [TestCase("\"displayName:ofia\"")]
    public async Task A_person_is_found_by_the_beginning_of_a_word(string search, params string[] names)
    {
        var page = await _graph.Client.Users.GetAsync(request =>
        {
            request.QueryParameters.Search = search;
            request.QueryParameters.Count = true;
            request.Headers.Add("ConsistencyLevel", "eventual");
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page!.Value!.Select(user => user.DisplayName), Is.EquivalentTo(names));
            Assert.That(page.OdataCount, Is.EqualTo(names.Length));
        }
    }

    [Test]
    public async Task A_list_can_bring_each_manager_along()
    {
        var page = await _graph.Client.Users.GetAsync(request =>
        {
            request.QueryParameters.Select = ["id", "displayName"];
            request.QueryParameters.Expand = ["manager($select=id,displayName)"];
        });

        var managers = page!.Value!.ToDictionary(user => user.DisplayName!, user => (user.Manager as User)?.DisplayName);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(managers["Mateus Prado"], Is.EqualTo("Inês Carvalho"));
            Assert.That(managers["Helena Vasconcelos"], Is.Null);
            Assert.That(page.Value!.Select(user => user.Manager).OfType<User>(), Has.Exactly(managers.Count - 1).Matches<User>(manager => manager.Mail is null));
        }
    }

    [Test]
    public async Task The_manager_is_one_step_away_and_missing_at_the_top()
    {
        var manager = await _graph.Client.Users[GraphRoom.Person("Mateus").Id].Manager.GetAsync(request => request.QueryParameters.Select = ["id", "displayName"]);
        var nobody = Assert.CatchAsync<ODataError>(() => _graph.Client.Users[GraphRoom.Person("Helena").Id].Manager.GetAsync());

        using (Assert.EnterMultipleScope())
        {
            Assert.That((manager as User)?.DisplayName, Is.EqualTo("Inês Carvalho"));
            Assert.That(nobody!.ResponseStatusCode, Is.EqualTo(404));
            Assert.That(nobody.Error!.Code, Is.EqualTo("Request_ResourceNotFound"));
        }
    }

    [Test]
    public async Task A_person_is_found_by_principal_name_even_a_guest()
    {
        var guest = GraphRoom.Person("Ingrid");

        var found = await _graph.Client.Users[guest.UserPrincipalName].GetAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(guest.UserPrincipalName, Does.Contain("#EXT#"));
            Assert.That(found!.Id, Is.EqualTo(guest.Id));
            Assert.That(found.Mail, Is.EqualTo("ingrid.aasen@nordlysaudit.example"));
        }
    }

    [Test]
    public async Task Skills_are_given_only_when_asked_for_and_only_for_one_person()
    {
        var ines = _graph.Client.Users[GraphRoom.Person("Inês").Id];

        var plain = await ines.GetAsync();
        var profile = await ines.GetAsync(request => request.QueryParameters.Select = ["id", "aboutMe", "skills", "interests", "responsibilities", "schools", "pastProjects"]);
        var list = Assert.CatchAsync<ODataError>(() => _graph.Client.Users.GetAsync(request => request.QueryParameters.Select = ["id", "skills"]));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(plain!.Skills, Is.Null);
            Assert.That(profile!.Skills, Does.Contain("kubernetes"));
            Assert.That(profile.Responsibilities, Does.Contain("Production clusters"));
            Assert.That(profile.AboutMe, Does.StartWith("I run our clusters"));
            Assert.That(profile.Schools, Is.Empty);
            Assert.That(profile.DisplayName, Is.Null);
            Assert.That(list!.ResponseStatusCode, Is.EqualTo(501));
        }
    }

    [Test]
    public async Task What_nobody_filled_in_is_null_or_empty_as_graph_has_it()
    {
        var zoran = await _graph.Client.Users[GraphRoom.Person("Zoran").Id].GetAsync(request => request.QueryParameters.Select = ["jobTitle", "aboutMe", "skills", "accountEnabled"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(zoran!.JobTitle, Is.Null);
            Assert.That(zoran.AboutMe, Is.Null);
            Assert.That(zoran.Skills, Is.Empty);
            Assert.That(zoran.AccountEnabled, Is.True);
        }
    }

    [Test]
    public async Task On_the_wire_a_list_has_graphs_context_and_default_properties()
    {
        using var body = JsonDocument.Parse(await _graph.Http.GetStringAsync("users?$top=1"));
        using var selected = JsonDocument.Parse(await _graph.Http.GetStringAsync("users?$top=1&$select=ID,displayName"));

        string[] defaults =
        [
            "businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation", "preferredLanguage", "surname",
            "userPrincipalName", "id",
        ];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(body.RootElement.GetProperty("@odata.context").GetString(), Is.EqualTo($"{_graph.Address}/$metadata#users"));
            Assert.That(body.RootElement.GetProperty("value")[0].EnumerateObject().Select(property => property.Name), Is.EqualTo(defaults));
            Assert.That(selected.RootElement.GetProperty("@odata.context").GetString(), Is.EqualTo($"{_graph.Address}/$metadata#users(id,displayName)"));
            Assert.That(selected.RootElement.TryGetProperty("@odata.count", out _), Is.False);
        }
    }
}
