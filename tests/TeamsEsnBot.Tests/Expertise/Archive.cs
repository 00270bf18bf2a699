using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

/// <summary>A company's history, told in a few words, in a real index.</summary>
internal sealed class Archive : IDisposable
{
    public const string Tenant = "contoso";

    public static readonly DateTimeOffset Today = new(2026, 3, 31, 9, 0, 0, TimeSpan.Zero);

    private int _told;

    public ExpertIndex Index { get; } = new();

    public Archive Answered(string person, string title, string text = "", double daysAgo = 10, bool accepted = false, int votes = 0, string? id = null, string[]? only = null, params string[] topics) =>
        Put(person, accepted ? EvidenceKind.AnswerAccepted : EvidenceKind.Answered, title, text, daysAgo, votes, id, only, topics);

    public Archive Put(
        string person, EvidenceKind kind, string title, string text = "", double daysAgo = 10, int votes = 0, string? id = null, string[]? only = null, params string[] topics)
    {
        id ??= $"e{++_told:0000}";
        Index.Put(Tenant, new EvidenceDocument(id, person, kind, Today.AddDays(-daysAgo), title, text, topics, votes, only?.ToHashSet()));
        return this;
    }

    /// <summary>Work of people who know other things, so that words have the rarity they have in a company.</summary>
    public Archive AndOthers(int pieces = 200)
    {
        string[] subjects = ["invoice approval", "printer toner", "meeting room screen", "travel booking", "badge reader", "quarterly forecast", "coffee supplier", "parking permit"];
        for (var i = 0; i < pieces; i++)
        {
            Put($"other{i % 23:00}", EvidenceKind.Answered, $"How does the {subjects[i % subjects.Length]} work on floor {i % 7}?", "Ask the front desk and bring your card.");
        }

        return this;
    }

    public Ranking Ask(params string[] topics) => AskAs("searcher", topics);

    public Ranking AskAs(string searcher, params string[] topics) =>
        Index.WhoKnows(new ExpertQuery(Tenant, topics, searcher, Today, Take: 10, MayShow: _ => true));

    public string[] WhoKnows(params string[] topics) => [.. Ask(topics).People.Select(person => person.Person)];

    public string Understands(string topic) => Ask(topic).Understood[0];

    public void Dispose() => Index.Dispose();
}
