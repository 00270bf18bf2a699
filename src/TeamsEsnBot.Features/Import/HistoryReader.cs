using System.Diagnostics.CodeAnalysis;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Import;

/// <summary>Turns history lines, in their order, into evidence. Questions are remembered for the answers that follow.</summary>
internal sealed class HistoryReader(string tenant, People people)
{
    private const int LongestTitle = 160;

    private readonly Dictionary<string, HistoryLine> _questions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unknown = new(StringComparer.OrdinalIgnoreCase);

    public int UnknownPeople => _unknown.Count;

    /// <summary>Adds what the line says about people to <paramref name="evidence"/>; null when only to remember. Says what is wrong else.</summary>
    public bool TryUse(HistoryLine line, ImportReport report, List<Evidence>? evidence, [NotNullWhen(false)] out string? wrong)
    {
        wrong = null;
        switch (line.Kind)
        {
            case "question":
                _questions[line.Id!] = line;
                report.Questions++;
                break;
            case "answer" when _questions.TryGetValue(line.Question!, out var question):
                report.Answers++;
                evidence?.Add(Answer(line, question));
                break;
            case "answer":
                wrong = $"its question “{line.Question}” does not stand before it";
                break;
            default:
                report.Thanks++;
                evidence?.AddRange(line.To!.Select(to => Thanks(line, to)));
                break;
        }

        return wrong is null;
    }

    private Evidence Answer(HistoryLine answer, HistoryLine question) => new(
        Evidence.IdOf("history", answer.Id!),
        Id(answer.Author!),
        answer.Accepted ? EvidenceKind.AnswerAccepted : EvidenceKind.Answered,
        answer.Time!.Value,
        Shortened(string.IsNullOrEmpty(question.Title) ? question.Text! : question.Title),
        (question.Text ?? "").Trim(),
        [.. (question.Topics ?? []).Concat(answer.Topics ?? []).Distinct(StringComparer.OrdinalIgnoreCase)],
        By: Person(question.Author!),
        Link: answer.Link ?? question.Link,
        Place: answer.Place ?? question.Place,
        Votes: Math.Max(answer.Votes, 0),
        Audience: Audience(answer.VisibleTo ?? question.VisibleTo),
        Answer: (answer.Text ?? "").Trim(),
        Thread: Evidence.IdOf("history", question.Id!));

    private Evidence Thanks(HistoryLine thanks, string to) => new(
        Evidence.IdOf("history", thanks.Id!),
        Id(to),
        EvidenceKind.ShoutOut,
        thanks.Time!.Value,
        Shortened(thanks.Text!),
        thanks.Text!,
        thanks.Topics ?? [],
        By: Person(thanks.Author!),
        Link: thanks.Link,
        Place: thanks.Place,
        Audience: Audience(thanks.VisibleTo));

    private PersonId[]? Audience(IReadOnlyList<string>? addresses) => addresses is null ? null : [.. addresses.Select(Id)];

    private Person Person(string address) => people.FindByAddress(tenant, address)?.Who ?? new Person(Id(address), address.Split('@')[0]);

    private PersonId Id(string address)
    {
        if (people.FindByAddress(tenant, address) is { } known)
        {
            return known.Who.Id;
        }

        _unknown.Add(address);
        return new PersonId(address.ToUpperInvariant());
    }

    private static string Shortened(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= LongestTitle)
        {
            return line;
        }

        var at = line.LastIndexOf(' ', LongestTitle);
        return line[..(at > LongestTitle / 2 ? at : LongestTitle)] + "…";
    }
}
