using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>The bot is killed while it sends ten thousand messages to two thousand people, with trouble on the way and within the limits, and started again.</summary>
internal sealed class KilledTests
{
    private const int Messages = 10_000;
    private const int People = 2_000;

    // Each tenant may be sent 50 calls a second, so twenty are through in some ten seconds.
    private const int Tenants = 20;

    // What the first process sent has come by then; only after it the second is started.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // peers (c) 13 and 14
    [TestCase(IfUnsure.SendAgain), TestCase(IfUnsure.LeaveIt)]
    public async Task Nothing_is_lost_and_only_what_was_under_way_or_lost_its_answer_is_sent_again_or_left_by_its_rule(object ofAll)
    {
        var rule = (IfUnsure)ofAll;
        using var folder = new TemporaryFolder();
        await using var connector = await FaultyConnector.StartAsync();
        connector.Limits = new PublishedLimits(TimeProvider.System);
        connector.Chances = new Chances(
            seed: 5,
            (.02, ConnectorAnswer.Refused(429, "TooManyRequests", "1")),
            (.015, ConnectorAnswer.Refused(502, "BadGateway")),
            (.015, ConnectorAnswer.BrokenBefore),
            (.005, ConnectorAnswer.BrokenAfter),

            // So that something is under way whenever the bot is killed, on a fast machine too.
            (.05, ConnectorAnswer.Accepted with { Delay = TimeSpan.FromMilliseconds(250) }));
        var mailing = new Mailing(connector, folder.File("bot.db"), Tenants, People, Messages);
        await mailing.WithServicesAsync(services => mailing.PutInAsync(services, rule));

        var killed = await KilledInTheMiddleAsync(connector, mailing, folder);
        var underWay = await mailing.WithServicesAsync(mailing.UnderWayAsync);
        var report = await SentByAnotherAsync(connector, mailing, folder, killed);
        var told = await mailing.WithServicesAsync(mailing.ToldAsync);

        var calls = connector.Calls.ToLookup(call => call.Body!["summary"]!.GetValue<string>());
        MessageStory[] stories = [.. mailing.Messages.Select(message => new MessageStory(
            message.Words,
            rule,
            [.. calls[message.Words].Where(call => call.At < killed + Between)],
            [.. calls[message.Words].Where(call => call.At >= killed + Between)],
            underWay.GetValueOrDefault(message.Words),
            told[message.Words]))];
        Write(rule, connector, killed, stories);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(stories.Where(story => !story.IsExplained), Is.Empty);
            Assert.That(report.Values.Sum(), Is.EqualTo(Messages), "The report adds up.");
            Assert.That(connector.Limits.Violations, Is.Zero);

            // A message is under way until what came of it is on the disk, however many of these the store gathers for one flush: the next begins only then.
            Assert.That(underWay, Is.Not.Empty);
            Assert.That(underWay.Values.GroupBy(message => message.Tenant).Select(ofTenant => ofTenant.Count()), Is.All.LessThanOrEqualTo(TenantOutbox.MostAtOnce));

            var (lost, repeated) = (stories.Count(story => story.Seen == 0), stories.Sum(story => Math.Max(0, story.Seen - 1)));
            if (rule is IfUnsure.SendAgain)
            {
                Assert.That(lost, Is.Zero);
                Assert.That(repeated, Is.EqualTo(stories.Count(story => story.CallAtTheKill is { IsAccepted: true }) + stories.Sum(story => story.LostAnswers)));
                Assert.That(report, Is.EqualTo(new Dictionary<ToldState, int> { [ToldState.Sent] = Messages }));
            }
            else
            {
                var uncertain = report.GetValueOrDefault(ToldState.Uncertain);
                Assert.That(repeated, Is.Zero);
                Assert.That(uncertain, Is.EqualTo(stories.Sum(story => story.UnsureAttempts)));
                Assert.That(uncertain, Is.EqualTo(lost + stories.Count(story => story.Seen == 1 && story.Told.State is ToldState.Uncertain)), "What nobody got is known as uncertain.");
            }
        }
    }

    private static async Task<DateTimeOffset> KilledInTheMiddleAsync(FaultyConnector connector, Mailing mailing, TemporaryFolder folder)
    {
        using var bot = BotProcess.Start(folder.Name, mailing.Settings);
        await UntilAsync(() => connector.Count > Messages / 2, bot);
        await bot.KillAsync();
        return TimeProvider.System.GetUtcNow();
    }

    private static async Task<Dictionary<ToldState, int>> SentByAnotherAsync(FaultyConnector connector, Mailing mailing, TemporaryFolder folder, DateTimeOffset killed)
    {
        await Task.Delay(Between);
        using var bot = BotProcess.Start(folder.Name, mailing.Settings);
        await UntilAsync(() => connector.Calls[^1].At > killed + Between, bot);
        while (true)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            var report = await mailing.WithServicesAsync(mailing.ReportAsync);
            if (!report.ContainsKey(ToldState.Waiting) || bot.HasEnded)
            {
                return report;
            }
        }
    }

    private static void Write(IfUnsure rule, FaultyConnector connector, DateTimeOffset killed, MessageStory[] stories)
    {
        var calls = connector.Calls;
        var (first, second) = (calls.Where(call => call.At < killed + Between).ToArray(), calls.Where(call => call.At >= killed + Between).ToArray());
        var underWay = stories.Where(story => story.AtTheKill is not null).ToArray();
        TestContext.Out.WriteLine($"{rule}: {calls.Count:N0} calls for {Messages:N0} messages, {first.Length:N0} of them in {(first[^1].At - first[0].At).TotalSeconds:N1} s before the kill.");
        TestContext.Out.WriteLine($"{calls.Count(call => call.TooEarlyBy is not null)} came too early. The second process began {(second[0].At - killed).TotalSeconds:N1} s after the kill and sent for {(second[^1].At - second[0].At).TotalSeconds:N1} s.");
        TestContext.Out.WriteLine($"Under way at the kill: {underWay.Length}, of which {underWay.Count(story => story.CallAtTheKill is not null)} had come, the oldest {(killed - underWay.Min(story => story.CallAtTheKill?.At ?? killed)).TotalMilliseconds:N0} ms before, and {underWay.Count(story => story.CallAtTheKill is { IsAccepted: true })} were taken.");
        TestContext.Out.WriteLine($"Taken, and the answer lost on its way: {stories.Sum(story => story.LostAnswers)}. Seen twice or more: {stories.Count(story => story.Seen > 1)} messages; left as uncertain: {stories.Count(story => story.Told.State is ToldState.Uncertain)}, {stories.Count(story => story.Seen == 0)} of which nobody saw.");
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
