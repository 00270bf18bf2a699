using System.Diagnostics;
using TeamsEsnBot.EndToEnd.Manifest;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>
/// The bot is killed at random moments while people ask, answer and thank, and started again. What comes of it is judged by what people were told and what they see.
/// </summary>
[NonParallelizable]
internal sealed class CrashTests
{
    private const int Clients = 4;
    private const int CallsAtTheBeginning = 10;

    [Test]
    public async Task On_SQLite_nothing_that_was_acknowledged_is_lost_and_nothing_is_half_done()
    {
        using var folder = new TemporaryFolder();
        await JudgedAsync(Store.OnSqlite(folder), folder, "5f1a3c9e-0000-4000-8000-0000000c0001");
    }

    [Test]
    public async Task On_Azurite_with_three_instances_nothing_that_was_acknowledged_is_lost_and_nothing_is_half_done()
    {
        using var folder = new TemporaryFolder();
        await JudgedAsync(await Store.OnAzuriteAsync(), folder, "5f1a3c9e-0000-4000-8000-0000000c0003");
    }

    private static async Task JudgedAsync(Store store, TemporaryFolder folder, string tenant)
    {
        await using var site = await CrashSite.OpenAsync(store, tenant, folder);
        var (office, fleet, ledger, board) = (site.Office, site.Fleet, new Ledger(), new Board(site.Connector));
        using var checks = new Checks(store, tenant, ledger);
        using var stop = new CancellationTokenSource();
        var (began, deeds) = (Stopwatch.GetTimestamp(), new Deeds(office));

        await fleet.StartAsync();
        var clients = Enumerable.Range(0, Clients)
            .Select(number => new Client(
                number, CrashSite.Seed, [.. office.People.Where((_, at) => at % Clients == number)], office, deeds, board, ledger, fleet).RunAsync(stop.Token))
            .ToArray();
        await CallsAsync(board, office);
        await fleet.KillAsync(CrashSite.Kills, checks.LookAsync);
        var killed = Stopwatch.GetElapsedTime(began);
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        await site.SettleAsync();

        var judge = new Judge(office, board, ledger, fleet, isAlone: store.Processes == 1);
        await store.LookAsync(judge.LookAsync);
        new Summary(site, ledger, checks, judge).Write(TestContext.Out, killed, Stopwatch.GetElapsedTime(began));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks.Findings, Is.Empty, $"After a restart:\n{string.Join('\n', checks.Findings)}");
            Assert.That(judge.Findings, Is.Empty, $"At the end:\n{string.Join('\n', judge.Findings)}");
            Assert.That(fleet.Kills, Has.Count.EqualTo(CrashSite.Kills));
            Assert.That(
                Enum.GetValues<DeedKind>().Where(kind => !ledger.Deeds.Any(deed => deed.Kind == kind && deed.Fate.Acknowledged is not null)), Is.Empty, "People got everything done that they do.");
        }
    }

    /// <summary>Waits until there are some calls that people can answer.</summary>
    private static async Task CallsAsync(Board board, SmallOffice office)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (board.Messages().Count(seen => office.Channels.Contains(seen.Where)) < CallsAtTheBeginning)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), patience.Token);
        }
    }
}
