using Microsoft.Data.Sqlite;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>Somebody who answers the questions; what was answered can be looked at when the clock stands.</summary>
internal abstract class Contender(string name, Company company)
{
    public string Name { get; } = name;

    public Timings Timings { get; } = new(Asking.Asked);

    public Quality Quality { get; } = new(company);

    /// <summary>The five best.</summary>
    protected abstract void Ask(Question question);

    protected abstract IReadOnlyList<int> Answer();

    public void WarmUp(Question question) => Ask(question);

    public void TimeAndJudge(Question question)
    {
        Timings.Time(() => Ask(question));
        Quality.Judge(question, Answer());
    }
}

/// <summary>Our index.</summary>
internal sealed class IndexContender(Company company, ExpertIndex index) : Contender("index", company)
{
    private readonly Dictionary<string, int> _people = company.PeopleById();
    private readonly Questions _questions = new(company);
    private Ranking? _ranking;

    protected override void Ask(Question question) => _ranking = index.WhoKnows(_questions.Query(question, Filling.Tenant));

    protected override IReadOnlyList<int> Answer() => [.. _ranking!.People.Select(person => _people[person.Person])];
}

/// <summary>FTS5, with what may be seen left out of account or not, and with any of the words or all of them.</summary>
internal sealed class Fts5Contender : Contender, IDisposable
{
    private const string Best = "SELECT rowid, rank FROM fts WHERE fts MATCH $words ORDER BY rank LIMIT 200";

    private const string BestThatMayBeSeen =
        """
        SELECT fts.rowid, fts.rank FROM fts CROSS JOIN pieces seen ON seen.id = fts.rowid
        WHERE fts MATCH $words AND (seen.team IS NULL OR EXISTS (SELECT 1 FROM members WHERE members.team = seen.team AND members.person = $searcher))
        ORDER BY fts.rank LIMIT 200
        """;

    private readonly SqliteCommand _command;
    private readonly string _between;
    private readonly List<int> _people = [];

    private Fts5Contender(string name, Company company, Fts5 database, string best, string between)
        : base(name, company)
    {
        _between = between;
        _command = database.Connection.CreateCommand();
        _command.CommandText =
            $"SELECT person FROM ({best}) AS best JOIN pieces ON pieces.id = best.rowid GROUP BY person ORDER BY sum(-best.rank) DESC LIMIT 5";
        _command.Parameters.Add(new SqliteParameter("$words", SqliteType.Text));
        _command.Parameters.Add(new SqliteParameter("$searcher", SqliteType.Integer));
        _command.Prepare();
    }

    public static Fts5Contender[] All(Company company, Fts5 database) =>
    [
        new("FTS5, any word", company, database, Best, " OR "),
        new("FTS5, any, may be seen", company, database, BestThatMayBeSeen, " OR "),
        new("FTS5, all words", company, database, Best, " "),
    ];

    public void Dispose() => _command.Dispose();

    protected override void Ask(Question question)
    {
        _command.Parameters[0].Value = string.Join(_between, question.Words.Split(' '));
        _command.Parameters[1].Value = question.Searcher;
        _people.Clear();
        using var reader = _command.ExecuteReader();
        while (reader.Read())
        {
            _people.Add(reader.GetInt32(0));
        }
    }

    protected override IReadOnlyList<int> Answer() => _people;
}
