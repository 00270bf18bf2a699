using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TeamsEsnBot.Features.Import;

/// <summary>
/// One line of a history file: a question, an answer or a word of thanks, as JSON. The format is described in the README under “Import”.
/// </summary>
internal sealed record HistoryLine
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };

    /// <summary><c>question</c>, <c>answer</c> or <c>thanks</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Unique in its source; importing the same id again changes that entry instead of adding one.</summary>
    public string? Id { get; init; }

    /// <summary>Mail address, user principal name or Entra object id of whoever wrote it.</summary>
    public string? Author { get; init; }

    public DateTimeOffset? Time { get; init; }

    /// <summary>Of a question.</summary>
    public string? Title { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string>? Topics { get; init; }

    /// <summary>Of an answer: the id of its question, which stands earlier in the file.</summary>
    public string? Question { get; init; }

    /// <summary>Of an answer: the asker accepted it.</summary>
    public bool Accepted { get; init; }

    /// <summary>Of an answer: how many found it helpful.</summary>
    public int Votes { get; init; }

    /// <summary>Of thanks: who is thanked.</summary>
    public IReadOnlyList<string>? To { get; init; }

    /// <summary>Where it was written, in words.</summary>
    public string? Place { get; init; }

    /// <summary>Opens it: an https address.</summary>
    public string? Link { get; init; }

    /// <summary>The only people who may open it; missing means everyone.</summary>
    public IReadOnlyList<string>? VisibleTo { get; init; }

    /// <summary>Reads a line, or says in words what is wrong with it.</summary>
    public static bool TryRead(string json, [NotNullWhen(true)] out HistoryLine? line, [NotNullWhen(false)] out string? wrong)
    {
        line = null;
        try
        {
            line = JsonSerializer.Deserialize<HistoryLine>(json, Format);
            wrong = line is null ? "it is null" : line.Wrong();
        }
        catch (JsonException broken)
        {
            wrong = broken.Path is { Length: > 1 } path ? $"“{path.TrimStart('$', '.')}” cannot be read: it has the wrong type" : "it is no JSON object";
        }

        return wrong is null;
    }

    private string? Wrong() => this switch
    {
        { Kind: not ("question" or "answer" or "thanks") } => $"“kind” is {(Kind is null ? "missing" : $"“{Kind}”")}; it must be question, answer or thanks",
        { Id: null or "" } => "“id” is missing",
        { Author: null or "" } => "“author” is missing",
        { Time: null } => "“time” is missing; write it like 2026-03-31T09:30:00Z",
        { Kind: "question", Title: null or "", Text: null or "" } => "a question needs “title” or “text”",
        { Kind: "answer", Question: null or "" } => "an answer needs “question”, the id of what it answers",
        { Kind: "thanks", To: null or { Count: 0 } } => "thanks need “to”, the people thanked",
        { Kind: "thanks", Text: null or "" } => "thanks need “text”",
        { Link: { } link } when !Uri.TryCreate(link, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttps => "“link” is no https address",
        _ => null,
    };
}
