using TeamsEsnBot.Evaluation.Corpora;

namespace TeamsEsnBot.Evaluation.Conversion;

/// <summary>
/// Pieces of work with the names of those who endorsed them, read as office life: the first endorser asked for it, the author answered, and the author
/// thanks the endorsers. So authors and endorsers have the evidence that the judged topics are measured with.
/// </summary>
internal sealed class WorkSource(SyntheticCompany company) : ISource
{
    private const string Everyone = "everyone";

    private int _unknown;

    public IEnumerable<KeyValuePair<string, int>> Skipped => _unknown == 0 ? [] : [KeyValuePair.Create("left out: author unknown", _unknown)];

    public IEnumerable<Post> Read(string folder)
    {
        foreach (var work in JsonLines.Read<Contribution>(folder, "docs.jsonl"))
        {
            if (work.User is null)
            {
                _unknown++;
                continue;
            }

            var endorsers = work.Endorsers.ToArray();
            var author = company.MailOf(work.User, work.Time);
            var title = work.Title ?? "";
            yield return new Post("question", $"q{work.Id}", company.MailOf(endorsers.FirstOrDefault(Everyone), work.Time), work.Time, Title: title, Text: "", Topics: []);
            yield return new Post("answer", $"a{work.Id}", author, work.Time, Question: $"q{work.Id}", Text: work.Body ?? work.Text ?? "", Accepted: endorsers.Length > 0, Votes: endorsers.Length);
            if (endorsers.Length > 0)
            {
                yield return new Post("thanks", $"t{work.Id}", author, work.Time, To: [.. endorsers.Select(one => company.MailOf(one, work.Time))], Text: title, Topics: []);
            }
        }
    }
}
