using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What it costs to write the index to a file and to read it back.</summary>
internal sealed record Keeping(double BytesAPiece, double SaveSeconds, double LoadSeconds)
{
    private const int Compared = 200;

    public static Keeping Measure(Company company, ExpertIndex index)
    {
        var folder = Directory.CreateTempSubdirectory("benchmark");
        try
        {
            var path = Path.Combine(folder.FullName, "company.index");
            var began = Stopwatch.GetTimestamp();
            using (var file = File.Create(path))
            {
                index.Save(file);
                file.Flush(flushToDisk: true);
            }

            var saved = Stopwatch.GetElapsedTime(began);
            using var loaded = new ExpertIndex();
            GC.Collect();
            began = Stopwatch.GetTimestamp();
            using (var file = File.OpenRead(path))
            {
                loaded.Load(file, _ => true);
            }

            var took = Stopwatch.GetElapsedTime(began);
            Compare(company, index, loaded);
            return new Keeping(new FileInfo(path).Length / (double)company.Pieces, saved.TotalSeconds, took.TotalSeconds);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Compare(Company company, ExpertIndex index, ExpertIndex loaded)
    {
        var questions = new Questions(company);
        for (var number = 0; number < Compared; number++)
        {
            var query = questions.Query(questions.Number(number), Filling.Tenant);
            if (Said(index.WhoKnows(query)) != Said(loaded.WhoKnows(query)))
            {
                throw new InvalidOperationException($"“{query.Topics[0]}” is answered differently by what was loaded.");
            }
        }

        static string Said(Ranking ranking) => string.Join('\n', ranking.People.Select(person => $"{person.Person} {string.Join(' ', person.Evidence)}"));
    }
}
