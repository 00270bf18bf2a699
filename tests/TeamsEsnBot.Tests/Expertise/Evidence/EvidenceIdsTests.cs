using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

internal sealed class EvidenceIdsTests
{
    private static readonly string[] People = ["zoe", "Zoë", "🙂", "z", new string('p', 280)];

    [Test]
    public void Every_id_is_found_and_read_back_until_it_is_removed([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        var (ids, slots) = (new EvidenceIds(PersonOf), new Dictionary<string, int>(StringComparer.Ordinal));
        var all = new List<string>();
        if (seed % 2 == 0)
        {
            ids.Reach(seed * 100);
        }

        for (var slot = 0; slot < 2_000; slot++)
        {
            var id = Id(random, slot);
            if (slots.Remove(id))
            {
                ids.Remove(id);
            }

            all.Add(id);
            ids.Add(slot, id);
            slots[id] = slot;
            if (random.Next(3) == 0)
            {
                var gone = all[random.Next(all.Count)];
                if (slots.Remove(gone))
                {
                    ids.Remove(gone);
                }

                Assert.That(ids.TryFind(gone, out var none), Is.False);
                Assert.That(none, Is.EqualTo(-1));
            }

            Assert.That(ids.Count, Is.EqualTo(slots.Count));
        }

        Assert.That(ids.Slots(), Is.EquivalentTo(slots.Values));
        Assert.That(slots.All(known => ids.TryFind(known.Key, out var slot) && slot == known.Value), Is.True);
        Assert.That(Enumerable.Range(0, all.Count).Select(slot => ids[slot]), Is.EqualTo(all), "who began to read before still reads it");
    }

    [TestCase("zoe")]
    [TestCase("zoe|1")]
    [TestCase("zo")]
    [TestCase("ZOE|1")]
    [TestCase("")]
    [TestCase("日本語 🎉")]
    public void An_id_is_itself_with_or_without_its_person_s_in_front(string id)
    {
        var ids = new EvidenceIds(_ => "zoe");
        ids.Add(0, id);

        Assert.That(ids[0], Is.EqualTo(id));
        Assert.That(ids.TryFind(id, out var slot), Is.True);
        Assert.That(slot, Is.Zero);
        Assert.That(ids.TryFind($"{id} ", out _), Is.False);
    }

    /// <summary>Around the letters that fit on the stack.</summary>
    [Test]
    public void An_id_of_any_length_comes_back([Values('a', 'é', '語')] char letter)
    {
        var ids = new EvidenceIds(_ => "zoe");
        string[] some = [.. Enumerable.Range(60, 240).SelectMany(length => new[] { new(letter, length), $"zoe{new string(letter, length)}", $"zo{new string(letter, length)}" })];
        for (var slot = 0; slot < some.Length; slot++)
        {
            ids.Add(slot, some[slot]);
        }

        Assert.That(Enumerable.Range(0, some.Length).Select(slot => ids[slot]), Is.EqualTo(some));
        Assert.That(Enumerable.Range(0, some.Length).All(slot => ids.TryFind(some[slot], out var found) && found == slot), Is.True);
    }

    /// <summary>Places of what is gone are used up one by one; the table must neither fill nor forget.</summary>
    [Test]
    public void Ids_that_come_and_go_for_long_do_not_fill_the_table()
    {
        var ids = new EvidenceIds(_ => "zoe");
        ids.Add(0, "stays");
        for (var slot = 1; slot < 20_000; slot++)
        {
            ids.Add(slot, $"passing {slot % 7}");
            ids.Remove($"passing {slot % 7}");
        }

        Assert.That(ids.Count, Is.EqualTo(1));
        Assert.That(ids.Slots(), Is.EqualTo(new[] { 0 }));
        Assert.That(ids.TryFind("stays", out var slotOfIt) ? slotOfIt : -1, Is.Zero);
        Assert.That(ids.TryFind("passing 3", out _), Is.False);
    }

    private static string PersonOf(int slot) => People[slot % People.Length];

    private static string Id(Random random, int slot) => random.Next(6) switch
    {
        0 => $"{PersonOf(slot)}|{random.Next(50)}",
        1 => PersonOf(slot),
        2 => $"{random.Next(40)}{new string('é', 100 + random.Next(200))}",
        3 => $"🙃{random.Next(50)}",
        _ => $"e{random.Next(400)}",
    };
}
