using TeamsEsnBot.Evaluation.Corpora;

namespace TeamsEsnBot.Evaluation.Conversion;

/// <summary>Questions and answers: <c>threads.jsonl</c> has what was asked, <c>docs.jsonl</c> who wrote when, in the order of time.</summary>
internal sealed class ThreadSource(SyntheticCompany company) : ISource
{
    private readonly SortedDictionary<string, int> _skipped = new(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, int>> Skipped => _skipped;

    public IEnumerable<Post> Read(string folder)
    {
        var threads = JsonLines.Read<QuestionThread>(folder, "threads.jsonl").ToDictionary(thread => thread.Id);
        var asked = new HashSet<string>();
        foreach (var one in JsonLines.Read<Contribution>(folder, "docs.jsonl"))
        {
            if (one.User is null)
            {
                Skip("left out: author unknown");
            }
            else if (one.Thread is null || !threads.TryGetValue(one.Thread, out var thread))
            {
                Skip("left out: thread unknown");
            }
            else if (one.Role == "ask" && asked.Add(one.Thread))
            {
                yield return Question(one, one.User, thread);
            }
            else if (one.Role == "answer" && asked.Contains(one.Thread))
            {
                yield return Answer(one, one.User);
            }
            else
            {
                Skip(one.Role == "answer" ? "left out: answer before its question" : $"left out: role {one.Role ?? "missing"}");
            }
        }
    }

    private Post Question(Contribution one, string user, QuestionThread thread) => new(
        "question",
        $"q{thread.Id}",
        company.MailOf(user, one.Time),
        one.Time,
        Title: thread.Title ?? "",
        Text: string.IsNullOrEmpty(thread.Body) ? one.Text ?? "" : thread.Body,
        Topics: []);

    // Votes are dated; the answer has what came to pass by the end of the corpus. A history holds nothing below zero.
    private Post Answer(Contribution one, string user) => new(
        "answer",
        $"a{one.Id}",
        company.MailOf(user, one.Time),
        one.Time,
        Question: $"q{one.Thread}",
        Text: one.Text ?? one.Body ?? "",
        Accepted: one.AcceptedT is not null,
        Votes: (int)Math.Max(0, one.DatedVotes.Sum(vote => vote.Sign)));

    private void Skip(string reason) => _skipped[reason] = _skipped.GetValueOrDefault(reason) + 1;
}
