using System.Text.Json;

namespace TeamsEsnBot.Evaluation.Corpora;

/// <summary>A line of <c>docs.jsonl</c>: a question, an answer, or a piece of work with those who endorsed it.</summary>
/// <param name="T">When, in Unix seconds.</param>
/// <param name="User">Null when the author is not known.</param>
/// <param name="Role">“ask”, “answer” or another role in a thread; null for a piece of work.</param>
/// <param name="Thread">The thread it belongs to.</param>
/// <param name="Title">Title of a piece of work; a question's title stands in its thread.</param>
/// <param name="Votes">Each vote: when, and +1 or -1.</param>
/// <param name="AcceptedT">When the asker accepted the answer.</param>
/// <param name="EndorsedByOrReviewers">Each endorsement: its kind and by whom.</param>
internal sealed record Contribution(
    string Id,
    long T,
    string? User = null,
    string? Role = null,
    string? Thread = null,
    string? Title = null,
    string? Text = null,
    string? Body = null,
    long[][]? Votes = null,
    long? AcceptedT = null,
    IReadOnlyList<IReadOnlyList<JsonElement>>? EndorsedByOrReviewers = null)
{
    public DateTimeOffset Time => DateTimeOffset.FromUnixTimeSeconds(T);

    /// <summary>The votes that can be read: when, and +1 or -1.</summary>
    public IEnumerable<(long T, long Sign)> DatedVotes => (Votes ?? []).Where(vote => vote is [_, _, ..]).Select(vote => (vote[0], vote[1]));

    /// <summary>Everybody who put a name under the work, each once, without its author.</summary>
    public IEnumerable<string> Endorsers => (EndorsedByOrReviewers ?? []).Where(one => one.Count > 1).Select(one => one[1].ToString()).Where(user => user != User).Distinct();
}

/// <summary>A line of <c>threads.jsonl</c>.</summary>
/// <param name="T">When it was opened, in Unix seconds.</param>
/// <param name="Space">Where it was asked; may be an address.</param>
internal sealed record QuestionThread(string Id, long T = 0, string? Asker = null, string? Title = null, string? Body = null, string? Space = null);

/// <summary>A line of <c>topics.jsonl</c>: a topic and who is known to know it.</summary>
/// <param name="Rel">Gain by person: 2 in charge, 1 reviews.</param>
internal sealed record JudgedTopic(string Topic, IReadOnlyDictionary<string, double>? Rel = null);

/// <summary>A line of <c>queries-dev.jsonl</c> or <c>queries-test.jsonl</c>: a question as it was asked, and who answered it well later.</summary>
/// <param name="T">When it was asked, in Unix seconds.</param>
/// <param name="Rel">Gain by person: the higher, the more the answer was liked.</param>
internal sealed record RoutedQuestion(long T, string? Asker = null, string? Title = null, string? Body = null, IReadOnlyDictionary<string, double>? Rel = null);
