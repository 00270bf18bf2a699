using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Benchmarks.Start;

/// <summary>How long after a write on one instance another has it in its index, with both at work on the same tables.</summary>
internal sealed record FollowerLag(double MedianMs, double P99Ms, double MaxMs)
{
    private const int Writes = 100;

    public static async Task<FollowerLag> MeasureAsync(string database, string tenant)
    {
        await using var writing = OneStart.Bot(database, tenant);
        await using var following = OneStart.Bot(database, tenant);
        var follower = following.GetRequiredService<IndexFollower>();
        await follower.StartAsync(CancellationToken.None);
        var (evidence, index, random) = (writing.GetRequiredService<EvidenceStore>(), following.GetRequiredService<IExpertIndex>(), new Random(1));
        var lags = new List<double>();
        var known = index.Count(tenant);
        foreach (var piece in new LargeCompany(Writes).People().SelectMany(ofOne => ofOne))
        {
            var began = Stopwatch.GetTimestamp();
            await evidence.RecordAsync(tenant, piece, CancellationToken.None);
            known++;
            while (index.Count(tenant) < known)
            {
                await Task.Delay(1);
            }

            lags.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(random.Next(300));
        }

        await follower.StopAsync(CancellationToken.None);
        lags.Sort();
        return new FollowerLag(lags[lags.Count / 2], lags[(int)(lags.Count * .99)], lags[^1]);
    }
}
