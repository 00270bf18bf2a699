namespace TeamsEsnBot.Evaluation.Corpora;

/// <summary>
/// A folder to measure with. Either topics whose experts are on record, or questions whose answers came later; both with the contributions that speak for people.
/// </summary>
internal sealed class Corpus
{
    private const string Contributions = "docs.jsonl";
    private const string Threads = "threads.jsonl";
    private const string Topics = "topics.jsonl";

    private readonly string _folder;

    /// <exception cref="CorpusException">The folder, and the folder <c>bench</c> in it, has not the files of either kind.</exception>
    public Corpus(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new CorpusException($"{folder} is no folder.");
        }

        var bench = Path.Combine(folder, "bench");
        _folder = JsonLines.Find(folder, Contributions) is null && Directory.Exists(bench) ? bench : folder;
        var name = new DirectoryInfo(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        Name = name is { Name: "bench", Parent: { } parent } ? parent.Name : name.Name;
        Require(Contributions);
        Parts = [.. new[] { "dev", "test" }.Where(part => JsonLines.Find(_folder, QuestionsOf(part)) is not null)];
        if (Parts.Count > 0)
        {
            Require(Threads);
        }
        else if (JsonLines.Find(_folder, Topics) is null)
        {
            throw new CorpusException($"{_folder} has neither {Topics} nor {QuestionsOf("dev")} or {QuestionsOf("test")}, so there is nothing to measure with.");
        }
    }

    /// <summary>The folder's own name: …/travel-se-2017/bench is “travel-se-2017”.</summary>
    public string Name { get; }

    /// <summary>“dev” and “test”, as far as there are questions of them; none where topics are judged.</summary>
    public IReadOnlyList<string> Parts { get; }

    public bool IsJudged => Parts.Count == 0;

    /// <summary>The contributions in the order of time; of the same second, as in the file.</summary>
    public List<Contribution> ReadContributions() => [.. JsonLines.Read<Contribution>(_folder, Contributions).OrderBy(one => one.T)];

    public Dictionary<string, QuestionThread> ReadThreads()
    {
        var threads = new Dictionary<string, QuestionThread>(StringComparer.Ordinal);
        foreach (var thread in JsonLines.Read<QuestionThread>(_folder, Threads))
        {
            threads[thread.Id] = thread;
        }

        return threads;
    }

    public List<JudgedTopic> ReadTopics() => NotEmpty(JsonLines.Read<JudgedTopic>(_folder, Topics), Topics);

    /// <summary>The questions of a part in the order of time.</summary>
    public List<RoutedQuestion> ReadQuestions(string part) => NotEmpty(JsonLines.Read<RoutedQuestion>(_folder, QuestionsOf(part)).OrderBy(one => one.T), QuestionsOf(part));

    private static string QuestionsOf(string part) => $"queries-{part}.jsonl";

    private List<T> NotEmpty<T>(IEnumerable<T> lines, string name) =>
        lines.ToList() is { Count: > 0 } all ? all : throw new CorpusException($"{name} in {_folder} is empty, so there is nothing to measure with.");

    private void Require(string name)
    {
        if (JsonLines.Find(_folder, name) is null)
        {
            throw new CorpusException($"{_folder} has neither {name}.gz nor {name}. Give the folder that holds it.");
        }
    }
}
