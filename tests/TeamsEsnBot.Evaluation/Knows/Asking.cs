using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Knows;

/// <summary>Asks an index as a searcher who may see everything.</summary>
/// <param name="now">The time of the last contribution: measuring does not depend on the day it is done.</param>
internal sealed class Asking(ExpertIndex index, string company, DateTimeOffset now)
{
    /// <summary>A question is timed so often; the fastest time has least of what else the machine was doing.</summary>
    public const int Rounds = 9;

    private const int Listed = 50;

    public IReadOnlyList<RankedPerson> WhoKnows(string topic) =>
        index.WhoKnows(new ExpertQuery(company, [topic], Searcher: "", now, Listed, MayShow: _ => true)).People;

    /// <summary>Time for each question, fastest first.</summary>
    public List<double> MillisecondsFor(IReadOnlyList<string> topics) => [.. topics.Select(Milliseconds).Order()];

    private double Milliseconds(string topic)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            _ = WhoKnows(topic);
            fastest = Math.Min(fastest, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return fastest;
    }
}
