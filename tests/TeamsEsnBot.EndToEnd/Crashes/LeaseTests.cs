using System.Diagnostics;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>Three instances share what is due, and are killed while they are at it.</summary>
[NonParallelizable]
internal sealed class LeaseTests
{
    private const int Turns = 1_000;
    private const string Tenant = "5f1a3c9e-0000-4000-8000-0000000c1000";

    [Test]
    public async Task A_thousand_unfinished_turns_are_all_finished_and_only_what_a_kill_cut_is_done_again()
    {
        using var folder = new TemporaryFolder();
        await using var site = await CrashSite.OpenAsync(await Store.OnAzuriteAsync(), Tenant, folder);
        var turns = Enumerable.Range(1, Turns).Select(number => Unfinished(site, number)).ToArray();
        await site.Store.LookAsync(tables => PutInAsync(tables, turns));

        var began = Stopwatch.GetTimestamp();
        await site.Fleet.StartAsync();
        await site.Fleet.KillAsync(CrashSite.Kills, _ => Task.CompletedTask);
        var killed = Stopwatch.GetElapsedTime(began);
        await site.SettleAsync();
        var took = Stopwatch.GetElapsedTime(began);

        var seen = new Board(site.Connector).Messages().ToLookup(message => (message.Where, message.Words));
        var stories = await site.Store.LookAsync(tables => StoriesAsync(tables, turns, seen));
        var (claimed, underWay) = (site.Fleet.Kills.SelectMany(kill => kill.Claimed).ToHashSet(), site.Fleet.Kills.SelectMany(kill => kill.UnderWay).ToHashSet());
        TestContext.Out.WriteLine(
            $"{Turns:N0} turns and {site.Fleet.Kills.Count} kills in {killed.TotalSeconds:N0} s, all over after {took.TotalSeconds:N0} s. Claimed at a kill: {claimed.Count}. "
            + $"Done again: {stories.Count(story => story.Runs > 1)}. Answers: {stories.Sum(story => story.Told?.Attempts ?? 0):N0} attempts for {stories.Sum(story => story.Seen):N0} seen.");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(stories.Where(story => story.Evidence != 1), Is.Empty, "Each is noted once.");
            Assert.That(stories.Where(story => story.Told is not { State: ToldState.Sent } || story.Seen == 0), Is.Empty, "Each is answered.");

            // The journal has an entry for each time that the turn was run to there.
            Assert.That(stories.Where(story => story.Runs > 1 && !claimed.Contains(story.Turn)), Is.Empty, "Only what a kill may have cut is done again.");
            Assert.That(
                stories.Where(story => story.Seen > 1 + underWay.Count(attempt => attempt.Key == story.Answer) || story.Seen > story.Told!.Unsure + 1),
                Is.Empty,
                "An answer is seen twice only when it was under way at a kill, and that is counted.");
            Assert.That(seen.Count, Is.EqualTo(Turns), "Nobody was told anything else.");
            Assert.That(await site.Store.LookAsync(tables => new Jobs(tables, TimeProvider.System).GivenUpAsync(Tenant, CancellationToken.None).ToListAsync().AsTask()), Is.Empty);
        }
    }

    private static Turn Unfinished(CrashSite site, int number)
    {
        var by = site.Office.People[number % site.Office.People.Count];
        return new Turn(
            $"u:{number}",
            Tenant,
            SmallOffice.Person(by),
            new Place(PlaceKind.Personal, by.PersonalChat),
            new Said($"I know about craft {number}", []),
            "en-GB",
            TimeProvider.System.GetUtcNow())
        {
            Return = new ReturnAddress(site.Connector.Address, null),
        };
    }

    private static async Task PutInAsync(ITables tables, Turn[] turns)
    {
        var jobs = new Jobs(tables, TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var turn in turns)
        {
            await jobs.AddAsync(new Job(Tenant, UnfinishedTurns.Kind, turn.Id, now, UnfinishedTurns.Write(turn)), CancellationToken.None);
        }
    }

    private static async Task<Story[]> StoriesAsync(ITables tables, Turn[] turns, ILookup<(string Where, string Words), SeenMessage> seen)
    {
        var evidence = await tables.Open(EvidenceStore.Table).ScanAsync(CancellationToken.None)
            .Where(row => row.Partition.StartsWith(Tenant, StringComparison.Ordinal))
            .Select(row => row.Text("Title"))
            .ToListAsync();
        var noted = evidence.ToLookup(title => title);
        var journal = await NotedChanges.OfEvidenceAsync(tables, Tenant);
        var outbox = new Outbox(tables, TimeProvider.System);
        var stories = new List<Story>();
        foreach (var turn in turns)
        {
            var topic = Topic.Of(((Said)turn.What).Text["I know about ".Length..])!;
            var words = KnowAboutCards.Noted([topic], isInDirectory: true).Heading;
            var answer = $"reply|{turn.Id}";
            stories.Add(new Story(
                turn.Id,
                noted[topic.Name].Count(),
                journal[(EvidenceRow.Partition(Tenant, turn.By.Id), Evidence.IdOf("stated", topic.Key))].Count(),
                Evidence.IdOf(answer),
                await outbox.ToldAsync(Tenant, answer, CancellationToken.None),
                seen[(turn.Where.Conversation, words)].Count()));
        }

        return [.. stories];
    }

    /// <summary>What became of one turn.</summary>
    /// <param name="Evidence">How many rows say what was said.</param>
    /// <param name="Runs">How often the journal says that it was about to be noted.</param>
    /// <param name="Answer">The answer's key in the outbox.</param>
    /// <param name="Seen">How often the person sees the answer.</param>
    private sealed record Story(string Turn, int Evidence, int Runs, string Answer, Told? Told, int Seen);
}
