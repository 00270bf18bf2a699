using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

internal sealed class NamesTests
{
    [Test]
    public void Every_name_keeps_the_number_it_got_first([Values(0, 1, 10, 5_000)] int expected)
    {
        var names = new Names();
        names.Reach(expected);
        string[] all = ["", "zoe", "Zoe", "Zoë", "🙂", "🙃", "\uD83D", new string('x', 3_000), .. Enumerable.Range(0, 3_000).Select(i => $"colleague {i}")];

        for (var i = 0; i < all.Length; i++)
        {
            Assert.That(names.TryFind(all[i], out _), Is.False);
            Assert.That(names.Of(all[i]), Is.EqualTo(i));
            Assert.That(names.Of(all[i / 2]), Is.EqualTo(i / 2));
        }

        Assert.That(names.Count, Is.EqualTo(all.Length));
        Assert.That(Enumerable.Range(0, all.Length).Select(number => names[number]), Is.EqualTo(all));
        Assert.That(names.TryFind("nobody", out var none), Is.False);
        Assert.That(none, Is.Negative);
    }

    [Test]
    public void Room_that_is_made_in_between_moves_nobody()
    {
        var names = new Names();
        for (var i = 0; i < 1_000; i++)
        {
            names.Add($"n{i}");
            names.Reach(i * 3);
        }

        Assert.That(Enumerable.Range(0, 1_000).All(i => names.TryFind($"n{i}", out var number) && number == i), Is.True);
    }

    [Test]
    public async Task Whoever_is_known_is_found_while_others_come()
    {
        const int Many = 60_000;
        var names = new Names();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < Many; i++)
            {
                names.Of($"n{i}");
            }
        });

        for (var round = 0; !writing.IsCompleted || round == 0; round++)
        {
            var count = names.Count;
            for (var i = Math.Max(0, count - 50); i < count; i++)
            {
                Assert.That(names.TryFind($"n{i}", out var number) ? number : -1, Is.EqualTo(i));
                Assert.That(names[i], Is.EqualTo($"n{i}"));
            }
        }

        await writing;
        Assert.That(names.Count, Is.EqualTo(Many));
    }
}
