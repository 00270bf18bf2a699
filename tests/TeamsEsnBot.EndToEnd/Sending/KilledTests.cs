using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>The bot is killed while it sends ten thousand messages to two thousand people, and started again.</summary>
internal sealed class KilledTests
{
    private const int Messages = 10_000;
    private const int People = 2_000;

    // Each tenant may be sent 50 calls a second, so twenty are through in some ten seconds.
    private const int Tenants = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // peers (c) 13 and 14
    [TestCase(IfUnsure.SendAgain), TestCase(IfUnsure.LeaveIt)]
    public async Task Nothing_is_lost_and_only_what_was_under_way_is_sent_again_or_left_by_its_rule(object ofAll)
    {
        var rule = (IfUnsure)ofAll;
        using var folder = new TemporaryFolder();
        await using var connector = await FaultyConnector.StartAsync();
        connector.Chances = new Chances(seed: 5, (.05, ConnectorAnswer.Refused(429, "TooManyRequests", "1")));
        var mailing = new Mailing(connector, folder.File("bot.db"), Tenants, People, Messages);
        await using (var services = mailing.Services(TimeProvider.System))
        {
            await mailing.PutInAsync(services, rule);
        }

        int atTheKill;
        using (var first = BotProcess.Start(folder.Name, mailing.Settings))
        {
            await UntilAsync(() => connector.Count > Messages / 2, first);
            await first.KillAsync();
            atTheKill = connector.Count;
        }

        Dictionary<ToldState, int> report;
        using (var second = BotProcess.Start(folder.Name, mailing.Settings))
        {
            await UntilAsync(() => connector.Count > atTheKill, second);
            do
            {
                await Task.Delay(TimeSpan.FromMilliseconds(500));
                await using var services = mailing.Services(TimeProvider.System);
                report = await mailing.ReportAsync(services);
            }
            while (report.ContainsKey(ToldState.Waiting) && !second.HasEnded);
        }

        var seen = connector.Calls.Where(call => call.IsAccepted).GroupBy(call => call.Body!["summary"]!.GetValue<string>()).ToDictionary(same => same.Key, same => same.Count());
        var twice = seen.Count(message => message.Value > 1);
        var never = Messages - seen.Count;
        TestContext.Out.WriteLine($"{rule}: {twice} messages twice, {never} never, {report.GetValueOrDefault(ToldState.Uncertain)} reported as uncertain.");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.Values.Sum(), Is.EqualTo(Messages), "The report adds up.");
            Assert.That(seen.Values, Is.All.LessThanOrEqualTo(2));
            if (rule is IfUnsure.SendAgain)
            {
                Assert.That(never, Is.Zero);
                Assert.That(report, Is.EqualTo(new Dictionary<ToldState, int> { [ToldState.Sent] = Messages }));
                Assert.That(twice, Is.LessThanOrEqualTo(Tenants * 32), "No more than can be under way at once.");
            }
            else
            {
                Assert.That(twice, Is.Zero);
                Assert.That(never, Is.LessThanOrEqualTo(report.GetValueOrDefault(ToldState.Uncertain)), "What nobody got is known as uncertain.");
                Assert.That(report.GetValueOrDefault(ToldState.Uncertain), Is.LessThanOrEqualTo(Tenants * 32));
            }
        }
    }

    private static async Task UntilAsync(Func<bool> isSo, BotProcess bot)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            Assert.That(bot.HasEnded, Is.False, "The bot ended by itself.");
            await Task.Delay(TimeSpan.FromMilliseconds(20), patience.Token);
        }
    }
}
