namespace TeamsEsnBot.Evaluation.Conversion;

/// <summary>A line of <c>history.jsonl</c>; what a kind does not have is left out. The order of the properties is the order in the file.</summary>
/// <param name="Author">Mail address.</param>
/// <param name="Question">Of an answer: the id of its question, which stands before it.</param>
/// <param name="To">Of thanks: mail addresses.</param>
internal sealed record Post(
    string Kind,
    string Id,
    string Author,
    DateTimeOffset Time,
    string? Question = null,
    string? Title = null,
    IReadOnlyList<string>? To = null,
    string? Text = null,
    bool? Accepted = null,
    int? Votes = null,
    IReadOnlyList<string>? Topics = null);

/// <summary>Reads one shape of corpus as posts, oldest first.</summary>
internal interface ISource
{
    /// <summary>What had to be left out and how often, with the reason; complete when everything was read.</summary>
    IEnumerable<KeyValuePair<string, int>> Skipped { get; }

    IEnumerable<Post> Read(string folder);
}
