using System.Diagnostics;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Tests.Expertise.Histories;

namespace TeamsEsnBot.Tests.Expertise;

/// <summary>Whoever asks, or saves, while somebody else changes things, gets an answer about one moment between two changes.</summary>
internal sealed class MomentsOfAnIndexTests
{
    private const int Pieces = 5;
    private const int LeastRounds = 20;
    private static readonly TimeSpan Long = TimeSpan.FromMilliseconds(1_500);

    /// <summary>
    /// In each company somebody's five pieces move one after another from alpha to beta and back, while words, people and audiences come and go, and the index sweeps and is saved. At each moment the
    /// first few stand here and the others there; each stands in one place, and with both words that belong together.
    /// </summary>
    [Test]
    public async Task Pieces_that_move_are_always_in_one_place_as_a_whole()
    {
        using var index = new ExpertIndex();
        string[] tenants = ["contoso", "fabrikam"];
        Array.ForEach(tenants, tenant => Fill(index, tenant));
        using var done = new CancellationTokenSource();

        var readers = tenants.SelectMany(tenant => new[] { Task.Run(() => Read(index, tenant, done.Token)), Task.Run(() => Read(index, tenant, done.Token)) });
        Task[] others = [.. readers, Task.Run(() => Save(index, tenants, done.Token))];
        int[] rounds;
        try
        {
            rounds = await Task.WhenAll(tenants.Select(tenant => Task.Run(() => Write(index, tenant))));
        }
        finally
        {
            await done.CancelAsync();
        }

        await Task.WhenAll(others);

        for (var i = 0; i < tenants.Length; i++)
        {
            using var plain = new ExpertIndex();
            Fill(plain, tenants[i]);
            Move(plain, tenants[i], rounds[i] - 1);
            var known = plain.Ids(tenants[i]);
            Assert.That(Inquiries.Difference(index, plain, [.. known], tenants[i]), Is.Null);
            Assert.That(Told(index, tenants[i], "alphaone", "terrafrom"), Is.EqualTo(Told(plain, tenants[i], "alphaone", "terrafrom")));
        }
    }

    [Test]
    public void What_was_put_before_a_question_is_seen_by_whoever_asks()
    {
        const int Rounds = 300;
        using var index = new ExpertIndex();
        Fill(index, "contoso");
        using var together = new Barrier(2);
        var seen = new string[Rounds];
        var asking = new Thread(() =>
        {
            for (var round = 0; round < Rounds; round++)
            {
                together.SignalAndWait();
                seen[round] = Told(index, "contoso", $"version{round}", $"version{round - 1}");
                together.SignalAndWait();
            }
        });
        asking.Start();

        for (var round = 0; round < Rounds; round++)
        {
            index.Put("contoso", Piece("changing", $"person{round % 3}", $"version{round}"));
            together.SignalAndWait();
            together.SignalAndWait();
        }

        asking.Join();
        Assert.That(seen, Is.EqualTo(Enumerable.Range(0, Rounds).Select(round => $"person{round % 3} [0] changing")));
    }

    private static int Write(ExpertIndex index, string tenant)
    {
        var round = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < Long || round < LeastRounds; round++)
        {
            Move(index, tenant, round);
        }

        return round;
    }

    private static void Move(ExpertIndex index, string tenant, int round)
    {
        for (var i = 0; i < Pieces; i++)
        {
            // Its other words, topic and audience are new each time; the mover and the searcher see all of it.
            var place = round % 2 == 0 ? "beta" : "alpha";
            index.Put(tenant, Piece($"m{i}", "mover", $"{place}one {place}two terrace{round} terrapin{i}") with
            {
                Topics = [$"Topic {round % 50}"],
                Audience = i % 2 == 0 ? new HashSet<string> { "searcher", $"visitor {round}" } : null,
                Thread = $"thread {round}",
                By = $"asker {round}",
            });
        }

        // Somebody new, who is gone at once.
        index.Put(tenant, Piece("passing", $"passer-by {round}", $"terrazzo{round}"));
        index.Remove(tenant, "passing");
    }

    private static void Read(ExpertIndex index, string tenant, CancellationToken done)
    {
        for (var round = 0; round < LeastRounds || !done.IsCancellationRequested; round++)
        {
            AssertWhole(index, tenant);
        }
    }

    private static void Save(ExpertIndex index, string[] tenants, CancellationToken done)
    {
        for (var round = 0; round < 3 || !done.IsCancellationRequested; round++)
        {
            using var file = new MemoryStream();
            index.Save(file);
            file.Position = 0;
            using var loaded = new ExpertIndex();
            loaded.Load(file, _ => true);
            Array.ForEach(tenants, tenant => AssertWhole(loaded, tenant));
        }
    }

    private static void AssertWhole(ExpertIndex index, string tenant)
    {
        var all = Ask(index, tenant, "alphaone", "alphatwo", "betaone", "betatwo").People.Single();
        Assert.That(all.Person, Is.EqualTo("mover"));
        Assert.That(all.Evidence.Order(StringComparer.Ordinal), Is.EqualTo(new[] { "m0", "m1", "m2", "m3", "m4" }), "each once");
        Assert.That(all.Topics, Is.EqualTo(new[] { 0, 1 }).Or.EqualTo(new[] { 2, 3 }).Or.EqualTo(new[] { 0, 1, 2, 3 }), "both words or none");

        // One after another: the first few or the last few.
        var some = Ask(index, tenant, "alphaone").People.SingleOrDefault()?.Evidence.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>();
        Assert.That("m0m1m2m3m4".StartsWith(string.Concat(some), StringComparison.Ordinal) || "m0m1m2m3m4".EndsWith(string.Concat(some), StringComparison.Ordinal), Is.True);

        // A slip is looked for among all words that begin alike, of which there are more each moment.
        Assert.That(Told(index, tenant, "terrafrom"), Is.EqualTo("keeper [0] k"));
        Assert.That(index.PopularTopics(tenant, 1), Is.EqualTo(new[] { "Terraform" }));
        Assert.That(index.Count(tenant), Is.InRange(26, 27));
    }

    private static void Fill(ExpertIndex index, string tenant)
    {
        for (var i = 0; i < 20; i++)
        {
            index.Put(tenant, Piece($"o{i}", $"colleague {i}", $"How does the badge reader work on floor {i}?") with { Topics = ["Terraform"] });
        }

        for (var i = 0; i < Pieces; i++)
        {
            index.Put(tenant, Piece($"m{i}", "mover", "alphaone alphatwo"));
        }

        index.Put(tenant, Piece("k", "keeper", "terraform terraform terraform terraform") with { Kind = EvidenceKind.AnswerAccepted });
    }

    private static EvidenceDocument Piece(string id, string person, string title) => new(id, person, EvidenceKind.Answered, Archive.Today, title, "", []);

    private static Ranking Ask(ExpertIndex index, string tenant, params string[] topics) => index.WhoKnows(new ExpertQuery(tenant, topics, "searcher", Archive.Today, Take: 50, MayShow: _ => true));

    private static string Told(ExpertIndex index, string tenant, params string[] topics) =>
        string.Join("; ", Ask(index, tenant, topics).People.Where(person => !person.Person.StartsWith("colleague", StringComparison.Ordinal))
            .Select(person => $"{person.Person} [{string.Join(',', person.Topics)}] {string.Join(' ', person.Evidence)}"));
}
