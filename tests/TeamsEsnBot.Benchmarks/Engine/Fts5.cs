using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>
/// The same pieces in SQLite's full-text index, asked in one statement: the 200 best pieces by BM25, their scores added up for each person. The file is
/// mapped into memory, which measured a little faster than a database in memory; a title or topic counts twice, as in ours.
/// </summary>
internal sealed class Fts5 : IDisposable
{
    private const int Batch = 20_000;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("benchmark");
    private readonly SqliteConnection _connection;

    public Fts5(Company company, Action<string> say)
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "fts.db")};Pooling=False");
        _connection.Open();
        if (Scalar("SELECT count(*) FROM pragma_compile_options WHERE compile_options = 'ENABLE_FTS5'") != 1)
        {
            throw new InvalidOperationException("This SQLite is built without FTS5.");
        }

        Run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
        Run("PRAGMA mmap_size = 2000000000; PRAGMA cache_size = -1000000");
        Run("CREATE VIRTUAL TABLE fts USING fts5(title, text, topics, content='', tokenize='porter unicode61')");
        Run("INSERT INTO fts(fts, rank) VALUES('rank', 'bm25(2.0, 1.0, 2.0)')");
        Run("CREATE TABLE pieces(id INTEGER PRIMARY KEY, person INTEGER NOT NULL, team INTEGER)");
        Run("CREATE TABLE members(team INTEGER NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(team, person)) WITHOUT ROWID");
        for (var from = 0; from < company.Pieces; from += Batch)
        {
            Insert(company, from, Math.Min(Batch, company.Pieces - from));
            say(FormattableString.Invariant($"FTS5: {from:N0} pieces"));
        }

        InsertTeams(company.Teams);
        Run("INSERT INTO fts(fts) VALUES('optimize')");
        Run("ANALYZE");
    }

    public SqliteConnection Connection => _connection;

    public double Megabytes => Scalar("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") / 1e6;

    public void Dispose()
    {
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }

    private void Insert(Company company, int from, int count)
    {
        using var transaction = _connection.BeginTransaction();
        using var text = Command("INSERT INTO fts(rowid, title, text, topics) VALUES($id, $title, $text, $topics)", "$id", "$title", "$text", "$topics");
        using var piece = Command("INSERT INTO pieces VALUES($id, $person, $team)", "$id", "$person", "$team");
        for (var number = from; number < from + count; number++)
        {
            var (document, heading) = (company.Piece(number), company.HeadingOf(number));
            Execute(text, number, document.Title, document.Text, string.Join(' ', document.Topics));
            Execute(piece, number, heading.Author, heading.Team is { } team ? team : DBNull.Value);
        }

        transaction.Commit();
    }

    private void InsertTeams(Teams teams)
    {
        using var transaction = _connection.BeginTransaction();
        using var member = Command("INSERT INTO members VALUES($team, $person)", "$team", "$person");
        for (var team = 0; team < teams.Count; team++)
        {
            foreach (var person in teams.Members(team))
            {
                Execute(member, team, person);
            }
        }

        transaction.Commit();
    }

    private static void Execute(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private long Scalar(string sql)
    {
        using var command = Command(sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
