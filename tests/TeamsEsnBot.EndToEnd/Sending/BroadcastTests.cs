using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>Ten thousand messages to two thousand people, on a clock that does not wait.</summary>
internal sealed class BroadcastTests
{
    private const int Messages = 10_000;
    private const int People = 2_000;

    // 50 calls a second in a tenant; no conversation gets so many that its own limits would matter.
    private static readonly TimeSpan AsTheLimitsDictate = TimeSpan.FromSeconds(Messages / 50.0);

    // peers (c) 1, 4, 9 and 10: store and sender together, with trouble on the way.
    [Test]
    public async Task Everybody_gets_everything_once_within_the_limits_and_hardly_later_than_they_allow()
    {
        var clock = new SteppedClock();
        await using var connector = await FaultyConnector.StartAsync(clock);
        connector.Limits = new PublishedLimits(clock);
        connector.Chances = new Chances(
            seed: 11,
            (.02, ConnectorAnswer.Refused(429, "TooManyRequests", "1")),
            (.015, ConnectorAnswer.Refused(502, "BadGateway")),
            (.015, ConnectorAnswer.BrokenBefore));
        var mailing = new Mailing(connector, ":memory:", tenants: 1, People, Messages);
        await using var services = mailing.Services(clock);
        await mailing.PutInAsync(services, IfUnsure.SendAgain);

        var began = clock.GetUtcNow();
        var dispatcher = services.GetRequiredService<OutboxDispatcher>();
        await dispatcher.StartAsync(CancellationToken.None);
        while (connector.Calls.Count(call => call.IsAccepted) < Messages)
        {
            for (var step = 0; step < 1_000; step++)
            {
                await clock.SettleAsync(() => dispatcher.UnderWay > 0);
                clock.Step(TimeSpan.FromMilliseconds(20));
            }

            Assert.That(clock.GetUtcNow() - began, Is.LessThan(AsTheLimitsDictate * 2), $"Only {connector.Calls.Count(call => call.IsAccepted):N0} of {connector.Count:N0} calls got through.");
        }

        var took = connector.Calls.Max(call => call.At) - began;
        await clock.SettleAsync(() => dispatcher.UnderWay > 0);
        await dispatcher.StopAsync(CancellationToken.None);
        var nearlyAll = connector.Calls.Where(call => call.IsAccepted).Select(call => call.At - began).Order().ElementAt(Messages * 99 / 100);
        TestContext.Out.WriteLine(
            $"{connector.Count:N0} calls in {took.TotalSeconds:N1} s, 99 in 100 messages in {nearlyAll.TotalSeconds:N1} s; the limits dictate {AsTheLimitsDictate.TotalSeconds:N0} s for {Messages:N0}.");

        var seen = connector.Calls.Where(call => call.IsAccepted).GroupBy(call => (call.Conversation, call.Body!["summary"]!.GetValue<string>())).ToDictionary(same => same.Key, same => same.Count());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(seen.Values, Is.All.EqualTo(1), "Nobody got anything twice.");
            Assert.That(seen.Keys, Is.EquivalentTo(mailing.Messages.Select(message => (message.Conversation, message.Words))));
            Assert.That(connector.Limits.Violations, Is.Zero);
            Assert.That(connector.Count, Is.GreaterThan(Messages * 1.04), "There was trouble.");
            Assert.That(nearlyAll, Is.LessThanOrEqualTo(AsTheLimitsDictate * 1.1));

            // What fails counts too: each call takes its place among fifty a second.
            Assert.That(took, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(connector.Count / 50.0) * 1.1));
            Assert.That(await mailing.ReportAsync(services), Is.EqualTo(new Dictionary<ToldState, int> { [ToldState.Sent] = Messages }));
        }
    }
}
