using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>What questions to the index cost on one thread.</summary>
/// <param name="WithSlipMs">The same questions with a letter left out of each.</param>
/// <param name="BytesAQuestion">Allocated for each.</param>
/// <param name="AtWork">Share of the time in which the questions had a processor. Well below 1, the machine was busy with something else.</param>
internal sealed record Asking(Spread QuestionMs, Spread WithSlipMs, double BytesAQuestion, double AtWork)
{
    /// <summary>Numbers of the questions that are timed; those from here on warm up.</summary>
    public const int Asked = 2_000;

    private const int Warming = 500;
    private const int Turn = 100;
    private const int FewestRounds = 2;
    private const int MostRounds = 10;
    private const string Outsider = "0f7a2c61-7e0b-4c5e-9d8f-00000000beef";

    private static readonly TimeSpan LongEnough = TimeSpan.FromSeconds(5);

    public static Asking Measure(Company company, ExpertIndex index)
    {
        WarmUp(company, index);
        var (plain, withSlip) = (new Timings(Asked), new Timings(Asked));
        var before = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var allocated = Run(company, index, 0, Asked, withSlip: false, plain);
        Run(company, index, 0, Asked, withSlip: true, withSlip);
        var atWork = (Environment.CpuUsage.TotalTime - before) / Stopwatch.GetElapsedTime(began);
        return new Asking(plain.InMilliseconds(), withSlip.InMilliseconds(), allocated / (double)Asked, atWork);
    }

    /// <summary>Asks what is not asked again.</summary>
    public static void WarmUp(Company company, ExpertIndex index)
    {
        Run(company, index, Asked, Warming, withSlip: false, new Timings(Warming));
        Run(company, index, Asked + Warming, Warming / 4, withSlip: true, new Timings(Warming));
    }

    /// <summary>
    /// How much longer the questions of somebody who is in no team take than when the same pieces are open to all: the sum of each question's best of several
    /// times in turns, so that what else the machine does falls on neither.
    /// </summary>
    public static double CostOfRestricted(Company company, ExpertIndex index, ExpertIndex open)
    {
        WarmUp(company, open);
        var all = Enumerable.Range(0, Asked).Select(new Questions(company).Number);
        ExpertQuery[] queries = [.. all.Select(question => Questions.Query(question, Filling.Tenant, Outsider))];
        var (restricted, free) = (new double[Asked], new double[Asked]);
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < FewestRounds || (round < MostRounds && Stopwatch.GetElapsedTime(began) < LongEnough); round++)
        {
            for (var from = 0; from < Asked; from += Turn)
            {
                Best(index, restricted, from);
                Best(open, free, from);
            }
        }

        return restricted.Sum() / free.Sum();

        void Best(ExpertIndex of, double[] best, int from)
        {
            for (var i = from; i < from + Turn; i++)
            {
                var asked = Stopwatch.GetTimestamp();
                of.WhoKnows(queries[i]);
                var took = Stopwatch.GetElapsedTime(asked).TotalMilliseconds;
                best[i] = best[i] == 0 ? took : Math.Min(best[i], took);
            }
        }
    }

    /// <returns>What was allocated.</returns>
    private static long Run(Company company, ExpertIndex index, int first, int count, bool withSlip, Timings timings)
    {
        var questions = new Questions(company);
        var all = Enumerable.Range(first, count).Select(questions.Number);
        ExpertQuery[] queries = [.. all.Select(question => questions.Query(withSlip ? question.WithSlip() : question, Filling.Tenant))];
        Func<ExpertQuery, Ranking> ask = index.WhoKnows;
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var query in queries)
        {
            timings.Time(query, ask);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
