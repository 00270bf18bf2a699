using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

internal sealed class ConcurrencyTests
{
    private const int Changes = 400;

    /// <summary>Two writers replace pieces whose title always has both words, while readers ask for either: nobody ever sees half a piece.</summary>
    [Test]
    public async Task A_reader_never_sees_half_a_piece()
    {
        using var archive = new Archive().AndOthers(40);
        archive.Answered("zoe", "alphaword betaword", id: "0").Answered("zoe", "alphaword betaword", id: "1");
        using var done = new CancellationTokenSource();

        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var questions = 0;
            while (!done.IsCancellationRequested || questions < 50)
            {
                questions++;
                var one = archive.Ask("alphaword betaword");
                Assert.That(one.People, Has.Count.EqualTo(1));
                Assert.That(one.People[0].Evidence, Is.EquivalentTo(new[] { "0", "1" }));
                Assert.That(archive.Index.Count(Archive.Tenant), Is.EqualTo(42));
            }
        })).ToArray();
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < Changes; i++)
            {
                archive.Answered("zoe", $"alphaword betaword {i}", id: $"{writer}", topics: [$"topic {i % 7}"]);
            }
        })).ToArray();
        await Task.WhenAll(writers);
        await done.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Test]
    public async Task Tenants_can_be_filled_at_the_same_time()
    {
        using var index = new ExpertIndex();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                index.Put($"tenant{i % 5}", new EvidenceDocument($"{worker}-{i}", $"p{i % 11}", EvidenceKind.Answered, Archive.Today, "Terraform state", "", ["Terraform"]));
            }
        })));

        Assert.That(Enumerable.Range(0, 5).Sum(tenant => index.Count($"tenant{tenant}")), Is.EqualTo(1600));
    }
}
