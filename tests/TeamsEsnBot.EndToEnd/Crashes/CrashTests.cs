using System.Diagnostics;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>
/// The bot is killed at random moments while people ask, answer and thank, and started again. <c>CRASHES</c> says how often; what comes of it is judged by what people
/// were told and what they see.
/// </summary>
[NonParallelizable]
internal sealed class CrashTests
{
    private const int Clients = 4;

    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("CRASHES") ?? "15", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("CRASH_SEED") ?? "1", System.Globalization.CultureInfo.InvariantCulture);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    // The issue's “crash test”.
    [Test]
    public async Task On_SQLite_nothing_that_was_acknowledged_is_lost_or_half_done_or_done_twice()
    {
        using var folder = new TemporaryFolder();
        await JudgedAsync(Store.OnSqlite(folder), folder, "5f1a3c9e-0000-4000-8000-0000000c0001");
    }

    [Test]
    public async Task On_Azurite_with_three_instances_nothing_that_was_acknowledged_is_lost_or_half_done_or_done_twice()
    {
        using var folder = new TemporaryFolder();
        await JudgedAsync(await Store.OnAzuriteAsync(), folder, "5f1a3c9e-0000-4000-8000-0000000c0003");
    }

    private static async Task JudgedAsync(Store store, TemporaryFolder folder, string tenant)
    {
        await using var connector = await FaultyConnector.StartAsync();
        await using var issuer = await TokenIssuer.StartAsync();
        await using var identity = await MachineIdentity.StartAsync();

        // So that something is on its way whenever the bot is killed, on a fast machine too.
        connector.Chances = new Chances(Seed, (.15, ConnectorAnswer.Accepted with { Delay = TimeSpan.FromMilliseconds(150) }));
        var office = new SmallOffice(tenant, connector);
        var (ledger, board) = (new Ledger(), new Board(connector));
        using var checks = new Checks(store, tenant, ledger);
        using var fleet = new Fleet(store, tenant, folder, issuer, identity, Seed, checks.LookAsync);
        await store.LookAsync(office.MoveInAsync);

        var began = Stopwatch.GetTimestamp();
        await fleet.StartAsync();
        using var stop = new CancellationTokenSource();
        var deeds = new Deeds(office);
        var clients = Enumerable.Range(0, Clients)
            .Select(number => new Client(number, Seed, [.. office.People.Where((_, at) => at % Clients == number)], office, deeds, board, ledger, fleet).RunAsync(stop.Token))
            .ToArray();
        await fleet.KillAsync(Kills);
        var killed = Stopwatch.GetElapsedTime(began);
        await stop.CancelAsync();
        await Task.WhenAll(clients);
        await EmptyAsync(store, tenant);

        var judge = new Judge(office, board, ledger, fleet, isAlone: store.Processes == 1);
        await store.LookAsync(judge.LookAsync);
        new Summary(store, Seed, ledger, fleet, checks, judge, connector).Write(TestContext.Out, killed, Stopwatch.GetElapsedTime(began));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(checks.Findings, Is.Empty, $"After a restart:\n{string.Join('\n', checks.Findings)}");
            Assert.That(judge.Findings, Is.Empty, $"At the end:\n{string.Join('\n', judge.Findings)}");
            Assert.That(fleet.Kills, Has.Count.EqualTo(Kills));
            Assert.That(ledger.Deeds.Count(deed => deed.Fate.Acknowledged is not null), Is.GreaterThan(Kills), "People got something done.");
        }
    }

    /// <summary>Waits until nothing waits to be sent.</summary>
    private static async Task EmptyAsync(Store store, string tenant)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await store.LookAsync(tables =>
            new Outbox(tables, TimeProvider.System).WaitingAsync(tenant, DateTimeOffset.UnixEpoch, CancellationToken.None).AnyAsync().AsTask()))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), patience.Token);
        }
    }
}
