using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>An instance is stopped while it sends, as when a new version comes, and another goes on at once.</summary>
internal sealed class HandoverTests
{
    private const int Messages = 400;

    [Test]
    public async Task Both_together_keep_the_limits_and_send_everything_once()
    {
        var clock = new SteppedClock();
        using var folder = new TemporaryFolder();
        await using var connector = await FaultyConnector.StartAsync(clock);
        connector.Limits = new PublishedLimits(clock);
        var mailing = new Mailing(connector, folder.File("bot.db"), tenants: 1, people: 80, Messages);
        await using (var one = mailing.Services(clock))
        {
            await mailing.PutInAsync(one, IfUnsure.LeaveIt);
            await SendAsync(one.GetRequiredService<OutboxDispatcher>(), clock, () => connector.Count >= Messages / 2);
        }

        var byTheFirst = connector.Count;
        await using var other = mailing.Services(clock);
        await SendAsync(other.GetRequiredService<OutboxDispatcher>(), clock, () => connector.Count >= Messages);

        Assert.That(byTheFirst, Is.LessThan(Messages * .75), "It was stopped in the middle.");
        Assert.That((connector.Limits.Violations, connector.Count), Is.EqualTo((0, Messages)));
        Assert.That(await mailing.ReportAsync(other), Is.EqualTo(new Dictionary<ToldState, int> { [ToldState.Sent] = Messages }));
    }

    private static async Task SendAsync(OutboxDispatcher dispatcher, SteppedClock clock, Func<bool> isEnough)
    {
        await dispatcher.StartAsync(CancellationToken.None);
        for (var step = 0; !isEnough() && step < 3_000; step++)
        {
            await clock.SettleAsync(() => dispatcher.UnderWay > 0);
            clock.Step(TimeSpan.FromMilliseconds(20));
        }

        await clock.SettleAsync(() => dispatcher.UnderWay > 0);
        await dispatcher.StopAsync(CancellationToken.None);
    }
}
