using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Wire;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>Teams took a message, and the store refuses to note it.</summary>
internal sealed class NotNotedTests
{
    private static readonly Person Colleague = new(new PersonId("person of a:000-1"), "A colleague");

    // The message was throttled before, so that it is older than what is read again as a rule.
    [TestCase(IfUnsure.SendAgain, 5, ToldState.Sent), TestCase(IfUnsure.LeaveIt, 4, ToldState.Uncertain)]
    public async Task As_soon_as_the_store_is_well_the_message_follows_its_rule(object rule, int calls, object state)
    {
        var clock = new SteppedClock();
        using var folder = new TemporaryFolder();
        await using var connector = await FaultyConnector.StartAsync(clock);
        var mailing = new Mailing(connector, folder.File("bot.db"), tenants: 1, people: 2, messages: 2);
        await using var services = mailing.Services(clock);
        var (dispatcher, outbox) = (services.GetRequiredService<OutboxDispatcher>(), services.GetRequiredService<Outbox>());
        connector.Script = async (call, response) =>
        {
            var isEarly = call.Conversation == "a:000-0" && connector.Count <= 2;
            if (isEarly)
            {
                response.Headers.RetryAfter = "60";
                response.StatusCode = 429;
                await response.WriteAsync("");
            }

            return isEarly;
        };
        await mailing.PutInAsync(services, (IfUnsure)rule);
        await dispatcher.StartAsync(CancellationToken.None);
        await PassAsync(TimeSpan.FromSeconds(45), () => false);
        await outbox.AddAsync(mailing.Tenants[0], [new Tell("later", Card.Titled("later"), To: Colleague)], CancellationToken.None);
        await PassAsync(TimeSpan.FromSeconds(5), () => false);

        Run("CREATE TRIGGER broken BEFORE DELETE ON rows_outbox BEGIN SELECT RAISE(ABORT, 'the disk is broken'); END");
        await PassAsync(TimeSpan.FromSeconds(30), () => connector.Count == 4);
        Run("DROP TRIGGER broken");
        await PassAsync(TimeSpan.FromSeconds(10), () => false);
        await dispatcher.StopAsync(CancellationToken.None);

        Assert.That((await outbox.ToldAsync(mailing.Tenants[0], mailing.Messages.First().Words, CancellationToken.None))!.State, Is.EqualTo((ToldState)state));
        Assert.That(connector.Count, Is.EqualTo(calls));

        async Task PassAsync(TimeSpan time, Func<bool> isEnough)
        {
            for (var until = clock.GetUtcNow() + time; clock.GetUtcNow() < until && !isEnough();)
            {
                await clock.SettleAsync(() => dispatcher.UnderWay > 0);
                clock.Step(TimeSpan.FromMilliseconds(100));
            }

            await clock.SettleAsync(() => dispatcher.UnderWay > 0);
        }

        void Run(string statement)
        {
            using var connection = new SqliteConnection($"Data Source={folder.File("bot.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
    }
}
