using System.Globalization;
using System.Text.RegularExpressions;
using TeamsEsnBot.DevRoom.Company;
using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>What the demo company's files really say about a person, held against a line of a card.</summary>
internal sealed partial class DemoEvidence(DemoCompany company, Messages room)
{
    private const string Answered = "answered ";
    private const string CameAcross = "came across it when answering ";

    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeSpan Lately = TimeSpan.FromDays(60);

    private readonly Dictionary<string, DemoPost> _byLink = company.History.ToDictionary(post => post.Link!);
    private readonly Dictionary<string, DemoPost> _questions = company.History.Where(post => post.Kind == "question").ToDictionary(post => post.Id);

    public DemoPerson Person(string name) => company.People.Single(person => person.DisplayName == name);

    /// <summary>The line as it must read, <see cref="Bare"/>, for what it opens or for the profile that it repeats; null when the person has nothing like it.</summary>
    public string? Truth(DemoPerson person, ShownReason reason, DateTimeOffset now)
    {
        if (reason.Link is null)
        {
            return Profile(person).Select(part => Bare($"{part} · profile, as of {Date(now, now)}")).FirstOrDefault(line => line == Bare(reason.ToString()));
        }

        return _byLink.GetValueOrDefault(reason.Link) switch
        {
            { Kind: "answer" } answer when answer.Author == person.Mail =>
                Line(reason.Before == CameAcross ? CameAcross : Answered, _questions[answer.Question!].Title!, answer, now),
            { Kind: "thanks" } thanks when thanks.To!.Contains(person.Mail) =>
                Line($"thanked by {company.People.Single(by => by.Mail == thanks.Author).DisplayName} for ", thanks.Text, thanks, now),
            _ => null,
        };
    }

    /// <summary>All that was written there, and the names it is filed under.</summary>
    public string Words(ShownReason reason)
    {
        if (reason.Link is null)
        {
            return reason.ToString();
        }

        var post = _byLink[reason.Link];
        var question = post.Question is { } id ? _questions[id] : null;
        return string.Join('\n', [post.Title, post.Text, question?.Title, question?.Text, .. post.Topics ?? [], .. question?.Topics ?? []]);
    }

    /// <summary>Whether the link opens, in a channel of the room, the message that was written there.</summary>
    public bool Opens(string link) =>
        TeamsLink.Parse(link) is { } opened && room.Find(opened.PlaceId, opened.MessageId) is { } message && message.Text.EndsWith(_byLink[link].Text, StringComparison.Ordinal);

    /// <summary>Quotation marks aside: within a quotation they change.</summary>
    public static string Bare(string line) => QuotationMarks().Replace(line, "");

    private static string Line(string before, string title, DemoPost post, DateTimeOffset now) =>
        Bare($"{before}“{title}”{(post.Accepted ? ", accepted" : "")} · {Date(post.Time, now)}");

    private static string Date(DateTimeOffset when, DateTimeOffset now) => when.ToString(now - when < Lately ? "d MMMM yyyy" : "MMMM yyyy", English);

    private static IEnumerable<string> Profile(DemoPerson person) =>
    [
        $"skills: {string.Join(", ", person.Skills ?? [])}",
        $"responsible for: {string.Join(", ", person.Responsibilities ?? [])}",
        $"interests: {string.Join(", ", person.Interests ?? [])}",
        $"about me: {person.AboutMe}",
        $"works as: {person.JobTitle} · {person.Department}",
    ];

    [GeneratedRegex("[\"“”‘]|’(?![a-z])", RegexOptions.CultureInvariant)]
    private static partial Regex QuotationMarks();
}
