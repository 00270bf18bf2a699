using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Tests.Expertise;

namespace TeamsEsnBot.Tests.Work.Snapshots;

/// <summary>Instances come and go at random.</summary>
internal sealed class SnapshotHistoryTests : SnapshotFolder
{
    /// <summary>Two instances write, delete, are stopped or killed and start again; in the end one that starts from a snapshot answers like one that reads the tables.</summary>
    [Test]
    public async Task Whatever_happened_a_start_from_the_snapshot_answers_like_one_from_the_tables([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var bots = new[] { await StartedAsync("a"), await StartedAsync("b") };
        var known = new List<string>();
        for (var step = 0; step < 120; step++)
        {
            var which = random.Next(2);
            var bot = bots[which];
            switch (random.Next(12))
            {
                case 0:
                    await bot.DisposeAsync();
                    bots[which] = await StartedAsync(which == 0 ? "a" : "b");
                    break;
                case 1:
                    await bot.EndsAsync();
                    await bot.DisposeAsync();
                    bots[which] = await StartedAsync(which == 0 ? "a" : "b");
                    break;
                case 2:
                    await bot.FollowsAsync();
                    await bot.Snapshots.WriteAsync(bot.Tail.Position);
                    break;
                case 3 or 4 when known.Count > 0:
                    await bot.Evidence.DeleteAsync(Tenant, Tom, known[random.Next(known.Count)], CancellationToken.None);
                    break;
                case 5:
                    Clock.Passes(TimeSpan.FromSeconds(random.Next(70)));
                    await bot.FollowsAsync();
                    break;
                default:
                    known.Add($"{random.Next(60)}");
                    await bot.Evidence.RecordAsync(Tenant, Piece(known[^1], ChangeTests.Pieces(random, "e", 1)[0]), CancellationToken.None);
                    break;
            }
        }

        await bots[0].DisposeAsync();
        await bots[1].DisposeAsync();
        await using var fresh = Instance(file: null);
        await fresh.StartsAsync();
        foreach (var file in new[] { "a", "b" })
        {
            await using var kept = await StartedAsync(file);
            Assert.That(kept.Index.Ids(Tenant), Is.EquivalentTo(fresh.Index.Ids(Tenant)));
            foreach (var topics in ChangeTests.Questions)
            {
                Assert.That(Told(kept.Index, topics), Is.EqualTo(Told(fresh.Index, topics)), string.Join(" + ", topics));
            }
        }
    }

    private static string Told(ExpertIndex index, string[] topics)
    {
        var found = index.WhoKnows(new ExpertQuery(Tenant, topics, "ana", Tests.Expertise.Archive.Today, 20, _ => true));
        return string.Join("; ", found.People.Select(person => $"{person.Person} {string.Join(' ', person.Evidence)}").Concat(found.Understood));
    }

    private static Evidence Piece(string id, EvidenceDocument like) =>
        new(id, Tom, like.Kind, like.When, like.Title, like.Text, like.Topics, Votes: like.Votes, Audience: like.Audience?.Select(one => new PersonId(one)).ToArray());
}
