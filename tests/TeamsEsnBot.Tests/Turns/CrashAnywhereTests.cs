using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Help;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Synonyms;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Turns;

/// <summary>
/// The process ends at each write of each turn that changes something, and another one goes on: either nothing happened, or in the end everything did, once, as if
/// there had been no crash, and the person has an answer (peers (c) 13).
/// </summary>
internal sealed class CrashAnywhereTests
{
    private static readonly string[] Tables = [Calls.Table, EvidenceStore.Table, Suggestions.Table, Preferences.Table, Welcomes.Table, SynonymStore.Table];

    private static readonly Act[] Acts =
    [
        new("post a call", office => office.Ana, async (office, _) => await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", "Does it run?"), ("where", office.Channel.Channel!))),
        new("raise a hand", office => office.Tom, async (office, call) => await office.Tom.PressesInTheChannel("call.raise", ("call", call)), CallAsync),
        new("say what I know", office => office.Maya, async (office, _) => await office.Maya.Says("I know about Zig and Terraform")),
        new("say it again after taking it back", office => office.Maya, async (office, _) => await office.Maya.Says("I know about Zig"), async office =>
        {
            await office.Maya.Says("I no longer know about Zig");
            return "";
        }),
        new("take it back", office => office.Maya, async (office, _) => await office.Maya.Says("I no longer know about Zig"), async office =>
        {
            await office.Maya.Says("I know about Zig");
            return "";
        }),
        new("speak for a colleague", office => office.Ana, async (office, _) => await office.Ana.Says("Tom knows about Zig")),
        new("agree to it", office => office.Tom, async (office, suggestion) => await office.Tom.Presses("knowledge.confirm", ("suggestion", suggestion)), SuggestAsync),
        new("decline it", office => office.Tom, async (office, suggestion) => await office.Tom.Presses("knowledge.decline", ("suggestion", suggestion)), SuggestAsync),
        new("not the right person", office => office.Ana, async (office, _) => await office.Ana.Presses("experts.skip", ("topic", "Zig"), ("person", office.Tom.Id.Value)), async office =>
        {
            await office.Tom.Says("I know about Zig");
            return "";
        }),
        new("not for me", office => office.Tom, async (office, _) => await office.Tom.Presses("knowledge.withdraw", ("topic", "Zig")), async office =>
        {
            await office.Tom.Says("I know about Zig");
            return "";
        }),
        new("say what the company calls it", office => office.Tom, async (office, _) => await office.Tom.Says("mothership means Zig")),
        new("forget what the company calls it", office => office.Tom, async (office, _) => await office.Tom.Says("forget the synonym mothership"), async office =>
        {
            await office.Tom.Says("mothership means Zig");
            return "";
        }),
        new("meet the bot", office => office.Ana, async (office, _) => await office.Ana.MeetsTheBot()),
    ];

    private static readonly string[] Told = ["post a call", "raise a hand", "speak for a colleague"];

    [TestCaseSource(nameof(Acts))]
    public async Task Nothing_happened_or_everything_did(Act act)
    {
        var undisturbed = await PlayAsync(act, int.MaxValue);
        Assert.That(undisturbed.Writes, Is.GreaterThanOrEqualTo(2), "A note, and something that it is about.");
        Assert.That(undisturbed.Rows, Is.Not.EqualTo(undisturbed.Before));
        Assert.That(undisturbed.ToOthers, Has.Length.EqualTo(Told.Contains(act.Name) ? 1 : 0));

        for (var end = 0; end <= undisturbed.Writes; end++)
        {
            var played = await PlayAsync(act, end);
            var (isBegun, isEnded, when) = (end > 0, end == undisturbed.Writes, $"The process ended at write {end} of {undisturbed.Writes}.");

            using (Assert.EnterMultipleScope())
            {
                Assert.That(played.Rows, Is.EqualTo(isBegun ? undisturbed.Rows : undisturbed.Before), when);
                Assert.That(played.ToOthers, Is.EqualTo(isBegun ? undisturbed.ToOthers : []), when);
                Assert.That(played.Late, Is.EqualTo(isBegun && !isEnded ? undisturbed.Answer : null), when);
                Assert.That(played.Left, Is.Zero, "Nothing waits any more.");
            }
        }
    }

    private static async Task<Played> PlayAsync(Act act, int end)
    {
        using var tables = new SqliteTables(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        var clock = new TestClock();
        string[] before;
        string prepared;
        await using (var office = Open(tables, clock))
        {
            await office.Ana.SaysInTheChannel("help");
            await office.The<Conversations>().RememberAsync(Office.Tenant, office.Ana.Profile.Who, office.Channel, "https://smba.trafficmanager.net/emea/", CancellationToken.None);
            prepared = await act.Before(office);
            await office.Settles();
            before = await RowsAsync(tables);
        }

        var process = new MortalTables(tables, end);
        var first = Open(process, clock);
        var (answer, writes) = ((string?)null, 0);
        try
        {
            await first.StartsWorkAsync();
            answer = Words(await act.Do(first, prepared));
            writes = process.Writes;
        }
        catch (ProcessEndedException)
        {
            // It was killed.
        }

        await first.IsKilledAsync();
        clock.Passes(TimeSpan.FromMinutes(1));

        await using var second = Open(tables, clock);
        await second.StartsWorkAsync();
        await second.The<JobWorker>().RunOnceAsync(CancellationToken.None);
        await second.Settles();

        // Whoever had the right to send was killed and did not give it back.
        clock.Passes(Lease.Length);
        await second.Settles();

        var by = act.By(second).Id;
        var late = second.Post.Sent.Where(message => message.To?.Id == by).Select(message => message.CardJson is null ? message.Text : message.Summary).ToArray();
        Assert.That(late, Has.Length.LessThanOrEqualTo(1), "One answer.");
        return new Played(
            before,
            await RowsAsync(tables),
            [.. second.Post.Sent.Where(message => message.To?.Id != by).Select(message => $"{message.To?.Name ?? message.In?.Channel}: {message.Summary}").Order(StringComparer.Ordinal)],
            answer,
            late.SingleOrDefault(),
            writes,
            await second.The<Jobs>().CountAsync(Office.Tenant, CancellationToken.None));
    }

    /// <summary>Tom is a champion.</summary>
    private static Office Open(ITables tables, TestClock clock) => new((tables, clock), "--Community:Champions:0", "tom.becker@office.example");

    private static string? Words(Reply reply) => reply.Card?.Heading ?? reply.Text;

    /// <summary>All that people did, without the moments at which it was written.</summary>
    private static async Task<string[]> RowsAsync(SqliteTables tables)
    {
        var rows = new List<string>();
        foreach (var name in Tables)
        {
            await foreach (var row in tables.Open(name).ScanAsync(CancellationToken.None))
            {
                var properties = row.Properties.Where(property => property.Value is not DateTimeOffset).OrderBy(property => property.Key, StringComparer.Ordinal);
                rows.Add($"{name} {row.Partition} {row.Row} {string.Join(", ", properties.Select(property => $"{property.Key}={property.Value}"))}");
            }
        }

        return [.. rows];
    }

    private static async Task<string> CallAsync(Office office)
    {
        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", office.Channel.Channel!));
        await foreach (var row in office.The<ITables>().Open(Calls.Table).ScanAsync(CancellationToken.None))
        {
            return row.Partition.Split('|')[1];
        }

        throw new AssertionException("There is no call.");
    }

    private static async Task<string> SuggestAsync(Office office)
    {
        await office.Ana.Says("Tom knows about Zig");
        await foreach (var row in office.The<ITables>().Open(Suggestions.Table).ScanAsync(CancellationToken.None))
        {
            return row.Row;
        }

        throw new AssertionException("There is no suggestion.");
    }

    /// <summary>What somebody does, after something else was done before.</summary>
    internal sealed record Act(string Name, Func<Office, Colleague> By, Func<Office, string, Task<Reply>> Do, Func<Office, Task<string>>? Prepare = null)
    {
        public Task<string> Before(Office office) => Prepare?.Invoke(office) ?? Task.FromResult("");

        public override string ToString() => Name;
    }

    private sealed record Played(string[] Before, string[] Rows, string[] ToOthers, string? Answer, string? Late, int Writes, int Left);
}
