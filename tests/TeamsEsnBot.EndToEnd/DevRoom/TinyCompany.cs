using System.Text.Json;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>A company of four with one team, one group chat and one answered question, and an app manifest: written to a folder, gone after the test.</summary>
internal sealed class TinyCompany : IDisposable
{
    public const string TenantId = "7c1f0a8e-0000-4000-8000-000000000001";
    public const string BotId = "0b7f1f5e-61b0-4a3a-8b1e-7d7f8d3b9c10";
    public const string General = "19:support@thread.tacv2";
    public const string Kubernetes = "19:kubernetes@thread.tacv2";
    public const string Lunch = "19:lunch@thread.v2";
    public const string QuestionId = "1732542071273";
    public const string AnswerId = "1732543420080";

    public static readonly TinyPerson Ana = new("Ana", "Lima", "Product owner");
    public static readonly TinyPerson Tom = new("Tom", "Berg", "Platform engineer");
    public static readonly TinyPerson Maya = new("Maya", "Rao", "Site reliability engineer");

    /// <summary>Has left the company; the account is disabled.</summary>
    public static readonly TinyPerson Lev = new("Lev", "Gone", "Platform engineer");

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public TinyCompany()
    {
        Write("company.json", new
        {
            name = "Tiny Tools",
            tenantId = TenantId,
            teams = new[] { new { id = General, name = "Support", channels = new[] { new { id = Kubernetes, name = "Kubernetes" } } } },
            groupChats = new[] { new { id = Lunch, name = "Lunch", members = new[] { Ana.Mail, Tom.Mail } } },
        });
        Write("people.json", ((TinyPerson[])[Ana, Tom, Maya, Lev]).Select(AsGraphUser));
        File.WriteAllLines(Path.Combine(Folder, "history.jsonl"), [Line(Question), Line(Answer)]);
        Write("manifest.json", Manifest);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("tiny-company-").FullName;

    public string ManifestFile => Path.Combine(Folder, "manifest.json");

    private static object Question => new
    {
        kind = "question",
        id = "q-1",
        author = Ana.Mail,
        time = "2024-11-25T13:41:11.273Z",
        title = "Pods restart every few minutes",
        text = "Where do I look first?",
        place = "Support / Kubernetes",
        link = $"https://teams.microsoft.com/l/message/{Kubernetes}/{QuestionId}",
    };

    private static object Answer => new
    {
        kind = "answer",
        id = "a-1",
        author = Tom.Mail,
        time = "2024-11-25T14:03:40.080Z",
        question = "q-1",
        text = "The liveness probe is too impatient, give it a startupProbe.",
        accepted = true,
        link = $"https://teams.microsoft.com/l/message/{Kubernetes}/{AnswerId}",
    };

    private static object Manifest => new
    {
        name = new { @short = "Water Cooler" },
        bots = new[]
        {
            new
            {
                botId = BotId,
                commandLists = new[] { new { scopes = new[] { "personal", "team" }, commands = new[] { new { title = "who knows", description = "Find people by topic" } } } },
            },
        },
        composeExtensions = new[]
        {
            new
            {
                commands = new object[]
                {
                    new { id = "findExpert", type = "query", title = "Experts", initialRun = true, parameters = new[] { new { name = "topic", title = "Topic", description = "A topic" } } },
                    new { id = "whoKnowsThis", type = "action", title = "Who knows about this?", context = new[] { "message" }, fetchTask = true },
                },
            },
        },
    };

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string file, object content) => File.WriteAllText(Path.Combine(Folder, file), JsonSerializer.Serialize(content, Json));

    private static string Line(object post) => JsonSerializer.Serialize(post, Json);

    private static object AsGraphUser(TinyPerson person) => new
    {
        id = person.Id,
        mri = person.Mri,
        displayName = person.Name,
        givenName = person.First,
        surname = person.Last,
        mail = person.Mail,
        userPrincipalName = person.Mail,
        jobTitle = person.Job,
        department = "Engineering",
        officeLocation = "1/2",
        city = "Porto",
        country = "Portugal",
        preferredLanguage = "pt-PT",
        employeeHireDate = "2020-01-07T00:00:00Z",
        accountEnabled = person != Lev,
    };
}

internal sealed record TinyPerson(string First, string Last, string Job)
{
    public string Name => $"{First} {Last}";

    public string Mail => $"{First}.{Last}@tiny.example".ToLowerInvariant();

    public string Mri => $"29:{First}";

    public string Id => $"51e00000-0000-4000-8000-{First.PadLeft(4, '0').Aggregate(0L, (sum, letter) => (sum * 31) + letter):D12}";
}
