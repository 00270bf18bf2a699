using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What gets through when two ask without a pause while a third puts new pieces without a pause.</summary>
internal sealed record Crowd(double QuestionsASecond, double PutsASecond, double QuestionP99Ms)
{
    private const int Readers = 2;
    private const int AtHand = 5_000;

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(2);

    public static Crowd Measure(Company company, ExpertIndex index)
    {
        var questions = new Questions(company);
        ExpertQuery[] queries = [.. Enumerable.Range(0, Asking.Asked).Select(questions.Number).Select(question => questions.Query(question, Filling.Tenant))];
        EvidenceDocument[] pieces = [.. Enumerable.Range(company.Pieces, AtHand).Select(number => company.Piece(number))];
        var timings = Enumerable.Range(0, Readers).Select(_ => new List<double>()).ToArray();
        var puts = 0;
        var began = Stopwatch.GetTimestamp();
        Thread[] threads =
        [
            .. timings.Select((ofOne, reader) => new Thread(() =>
            {
                for (var i = reader * queries.Length / Readers; Stopwatch.GetElapsedTime(began) < Length; i++)
                {
                    var asked = Stopwatch.GetTimestamp();
                    index.WhoKnows(queries[i % queries.Length]);
                    ofOne.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
                }
            })),
            new Thread(() =>
            {
                for (; Stopwatch.GetElapsedTime(began) < Length; puts++)
                {
                    index.Put(Filling.Tenant, pieces[puts % pieces.Length]);
                }
            }),
        ];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        double[] all = [.. timings.SelectMany(ofOne => ofOne).Order()];
        return new Crowd(all.Length / seconds, puts / seconds, all[(int)(all.Length * .99)]);
    }
}
