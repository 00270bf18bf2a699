using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

/// <summary>What was read at one moment stays what it was, however things go on.</summary>
internal sealed class MomentsTests
{
    [Test]
    public void Each_version_of_an_array_stays_as_it_was([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        var versions = new List<(Versions<string> Array, Dictionary<int, string?> Expected)> { (Versions<string>.Empty, []) };
        for (var change = 0; change < 120; change++)
        {
            var (array, expected) = versions[random.Next(versions.Count)];
            var (place, value) = (random.Next(3) == 0 ? random.Next(2_000) : 250 + random.Next(10), random.Next(5) == 0 ? null : $"{change}");
            versions.Add((array.With(place, value), new Dictionary<int, string?>(expected) { [place] = value }));
        }

        foreach (var (array, expected) in versions)
        {
            Assert.That(Enumerable.Range(0, 2_100).All(place => array[place] == expected.GetValueOrDefault(place)), Is.True);
        }
    }

    [Test]
    public void An_array_made_at_once_is_the_one_made_step_by_step([Values(0, 1, 255, 256, 257, 600)] int length)
    {
        var values = Enumerable.Range(0, length).Select(place => place % 3 == 0 ? null : $"{place}").ToArray();
        var steps = Versions<string>.Empty;
        for (var place = 0; place < length; place++)
        {
            steps = steps.With(place, values[place]);
        }

        var array = Versions<string>.Of(values);

        Assert.That(Enumerable.Range(0, length + 600).All(place => array[place] == steps[place] && array[place] == values.ElementAtOrDefault(place)), Is.True);
    }

    [Test]
    public void A_piece_is_there_until_the_change_that_took_it_out()
    {
        var lifetimes = new Lifetimes();
        int[] slots = [0, 1, 4_095, 4_096, 100_000, 8_191];
        for (var i = 0; i < slots.Length; i++)
        {
            lifetimes.End(slots[i], change: 10 + i);
        }

        for (var i = 0; i < slots.Length; i++)
        {
            Assert.That(lifetimes.IsThere(slots[i], change: 9 + i), Is.True, "to whom began before");
            Assert.That(lifetimes.IsThere(slots[i], change: 10 + i), Is.False, "to whom began with it");
            Assert.That(lifetimes.IsThere(slots[i], change: 99), Is.False);
            Assert.That(lifetimes.IsThere(slots[i] + 2, change: 99), Is.True, "another piece");
        }

        Assert.That(lifetimes.IsThere(10_000_000, change: 99), Is.True);
    }
}
