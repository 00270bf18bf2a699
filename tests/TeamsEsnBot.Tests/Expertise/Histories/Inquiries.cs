using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Histories;

/// <summary>Everything that can be asked of an index, asked of two.</summary>
internal static class Inquiries
{
    private static readonly string[] Searchers = ["ana", "board", "p0", "🙂"];

    private static readonly string[][] Topics =
    [
        ["terraform"], ["terrafrom state"], ["key vault"], ["keyvaults"], ["k8s"], ["cluster"], ["clusters payroll"], ["payroll", "vacation"], ["configuration storing"], ["confstore"],
        ["pto"], ["paid time off"], ["qhp"], ["quiet harbour plan"], ["zpx"], ["heron"], ["hr leave form"], ["vpn"], ["tcp/ip"], ["c#"], ["node.js and c++"],
        ["überstunden"], ["ueberstunden"], ["kündigung"], ["kostenrechnung"], ["rechnungen", "facturen", "factures"], ["congés"], ["conges de l'équipe"], ["vakantiedagen"], ["loonstroken"], ["kosten"],
        ["東京"], ["𞤢𞤣𞤤"], ["draft7"], ["canteen"], ["gloxinm"], ["gloxinb gloxinc"], ["gloxinz"], ["configuration storing vault"],
        ["terraform", "azure", "kosten", "congés", "pto", "payroll", "vpn", "heron", "beyond the eighth"],
        ["how do I store the key of the payroll cluster in a vault while the invoice for the vacation of the team is late and the state rotation is locked"], ["nothing of all this"], [],
    ];

    private static readonly string[] Texts = ["terrafrom state is locked", "Wie werden die Überstunden berechnet?", "paid time off", "draft7", "kostenrechnung"];

    /// <returns>Null when they say the same.</returns>
    public static string? Difference(ExpertIndex one, ExpertIndex other, IReadOnlyCollection<string> ids, string tenant = History.Tenant) =>
        Difference(new Company(one, tenant), new Company(other, tenant), ids);

    private static string? Difference(Company one, Company other, IReadOnlyCollection<string> ids) =>
        Difference("ids", Ids(one), string.Join(' ', ids.Order(StringComparer.Ordinal)))
        ?? Difference("count", $"{one.Index.Count(one.Tenant)}", $"{ids.Count}")
        ?? Difference("popular topics", Popular(one), Popular(other))
        ?? Topics.SelectMany((topics, i) => AskedBy(i), (topics, searcher) => WhoKnows(one, other, searcher, topics)).FirstOrDefault(difference => difference is not null)
        ?? Texts.SelectMany((text, i) => AskedBy(i), (text, searcher) => Search(one, other, searcher, text)).FirstOrDefault(difference => difference is not null);

    // Each by two, who see different things: to ask for everything by everybody takes twice as long.
    private static string[] AskedBy(int question) => [Searchers[question % Searchers.Length], Searchers[(question + 1 + (question / Searchers.Length % 3)) % Searchers.Length]];

    private static string? WhoKnows(Company one, Company other, string searcher, string[] topics) =>
        Difference($"{searcher} asks who knows {string.Join(" + ", topics)}", WhoKnows(one, searcher, topics), WhoKnows(other, searcher, topics));

    private static string? Search(Company one, Company other, string searcher, string text) =>
        Difference($"{searcher} looks for {text}", Search(one, searcher, text), Search(other, searcher, text));

    private static string? Difference(string question, string one, string other) => one == other ? null : $"{question}:\n  {one}\nbut told just what is left:\n  {other}";

    private static string Ids(Company company) => string.Join(' ', company.Index.Ids(company.Tenant).Order(StringComparer.Ordinal));

    private static string Popular(Company company) => string.Join("; ", company.Index.PopularTopics(company.Tenant, 100));

    private static string WhoKnows(Company company, string searcher, string[] topics) => Told(company.Index.WhoKnows(Query(company, searcher, topics)));

    private static string Search(Company company, string searcher, string text)
    {
        var threads = company.Index.FindThreads(new ThreadQuery(company.Tenant, text, searcher, Take: 5, MayShow: _ => true));
        var contenders = company.Index.Contenders(Query(company, searcher, [text]));
        return string.Join(
            " / ",
            Told(company.Index.WhomToAsk(Query(company, searcher, [text]))),
            string.Join("; ", threads.Threads.Select(thread => $"{thread.Thread} {thread.IsSolved} {string.Join(' ', thread.Evidence)}")),
            threads.Understood,
            string.Join(' ', company.Index.Highlight(company.Tenant, searcher, text, "Terraform states, Überstunden und Kosten, a key vault for the draft7 of the PTO rule").Select(stretch => $"{stretch}")),
            string.Join("; ", contenders.People.Zip(contenders.Features, (person, features) => $"{person} {string.Join(' ', features.Select(BitConverter.DoubleToInt64Bits))}")));
    }

    // Every other question knows of units, and of doubts.
    private static ExpertQuery Query(Company company, string searcher, string[] topics)
    {
        var asked = new ExpertQuery(company.Tenant, topics, searcher, Archive.Today, Take: 5, MayShow: person => person != "p2", AskedBy: "p1");
        return topics.Length % 2 == 0 ? asked : asked with { Doubts = new Dictionary<string, double> { ["p3"] = 0.7 }, UnitOf = person => person.Length < 3 ? "north" : "south" };
    }

    private static string Told(Ranking found) =>
        string.Join("; ", found.People.Select(person => $"{person.Person} [{string.Join(',', person.Topics)}] {person.Place} {string.Join(' ', person.Evidence)}").Append(string.Join(" + ", found.Understood)));

    private sealed record Company(ExpertIndex Index, string Tenant);
}
