using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>Two instances at work on one table account, each with the loop that runs in the bot.</summary>
[TestFixture]
internal sealed class FollowerLagTests
{
    private static readonly TimeSpan Promised = TimeSpan.FromSeconds(2);

    private string _tenant = null!;
    private DirectoryInfo _folder = null!;
    private ServiceProvider _here = null!;
    private ServiceProvider _there = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _tenant = Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString();
        _folder = Directory.CreateTempSubdirectory("teams-esn-bot-");
        (_here, _there) = (await StartAsync("here"), await StartAsync("there"));
    }

    [TearDown]
    public async Task EndAsync()
    {
        foreach (var instance in new[] { _here, _there })
        {
            await instance.GetRequiredService<IndexFollower>().StopAsync(CancellationToken.None);
            await instance.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    [Test]
    public async Task Every_instance_sees_a_change_within_two_seconds()
    {
        var (index, random, lags) = (_there.GetRequiredService<IExpertIndex>(), new Random(1), new List<TimeSpan>());
        for (var one = 1; one <= 20; one++)
        {
            await RecordAsync(_here, $"{one}");
            lags.Add(await UntilAsync(() => index.Count(_tenant) == one));
            await Task.Delay(random.Next(200));
        }

        await _here.GetRequiredService<EvidenceStore>().DeleteAsync(_tenant, new PersonId("tom"), "7", CancellationToken.None);
        lags.Add(await UntilAsync(() => index.Count(_tenant) == 19));

        lags.Sort();
        TestContext.Out.WriteLine($"Lag: {lags[lags.Count / 2].TotalMilliseconds:0} ms median, {lags[^1].TotalMilliseconds:0} ms at most.");
        Assert.That(lags[^1], Is.LessThan(Promised));
    }

    [Test]
    public async Task Who_starts_later_from_its_snapshot_has_what_was_written_meanwhile()
    {
        await RecordAsync(_here, "before");
        await UntilAsync(() => _there.GetRequiredService<IExpertIndex>().Count(_tenant) == 1);
        await _there.GetRequiredService<IndexFollower>().StopAsync(CancellationToken.None);
        await _there.DisposeAsync();
        await RecordAsync(_here, "meanwhile");

        _there = await StartAsync("there");

        Assert.That(_there.GetRequiredService<IExpertIndex>().Ids(_tenant), Is.EquivalentTo(new[] { "tom|before", "tom|meanwhile" }));
        await RecordAsync(_there, "later");
        Assert.That(await UntilAsync(() => _here.GetRequiredService<IExpertIndex>().Count(_tenant) == 3), Is.LessThan(Promised));
    }

    private Task RecordAsync(ServiceProvider instance, string id) => instance.GetRequiredService<EvidenceStore>().RecordAsync(
        _tenant,
        new Evidence(id, new PersonId("tom"), EvidenceKind.Answered, TimeProvider.System.GetUtcNow(), "How do I restart a pod?", "Like this.", ["kubernetes"]),
        CancellationToken.None);

    private static async Task<TimeSpan> UntilAsync(Func<bool> isSo)
    {
        var began = Stopwatch.GetTimestamp();
        while (!isSo())
        {
            var waited = Stopwatch.GetElapsedTime(began);
            Assert.That(waited, Is.LessThan(TimeSpan.FromSeconds(20)), "It was not seen at all.");
            await Task.Delay(1);
        }

        return Stopwatch.GetElapsedTime(began);
    }

    private async Task<ServiceProvider> StartAsync(string name)
    {
        var builder = BotHost.Builder(
        [
            "--environment", "Development", "--Storage:ConnectionString", await OneAzurite.ConnectionStringAsync(), "--Teams:TenantIds:0", _tenant,
            "--Index:SnapshotPath", Path.Combine(_folder.FullName, name), "--Logging:LogLevel:Default", "Warning",
        ]);
        builder.Logging.ClearProviders();
        builder.Services.RemoveAll<IHostedService>();
        var instance = builder.Services.BuildServiceProvider();
        await instance.GetRequiredService<IndexFollower>().StartAsync(CancellationToken.None);
        return instance;
    }
}
