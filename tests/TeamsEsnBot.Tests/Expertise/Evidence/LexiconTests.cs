using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

internal sealed class LexiconTests
{
    [Test]
    public void Spellings_stand_together_by_their_key_each_with_its_own_pieces([Range(1, 6)] int seed)
    {
        var random = new Random(seed);
        var lexicon = new Lexicon();
        lexicon.Reach(seed * 10, seed);
        var uses = new Dictionary<string, List<(int, int)>>();
        for (var slot = 0; slot < 2_000; slot++)
        {
            var key = $"key{random.Next(40)}";
            var spelling = random.Next(5) == 0 ? key : $"{key}-{random.Next(8)}";
            var number = lexicon.TryFind(spelling, out var known) ? known : lexicon.Add(spelling, key);
            lexicon.Use(number, slot, slot % 30 + 1);
            uses.TryAdd(spelling, []);
            uses[spelling].Add((slot, slot % 30 + 1));
        }

        Assert.That(lexicon.Spellings, Is.EqualTo(uses.Count));
        foreach (var key in uses.Keys.GroupBy(spelling => spelling.Split('-')[0]))
        {
            Assert.That(lexicon.TryFindKey(key.Key, out var number), Is.True);
            Assert.That(lexicon.KeyAt(number), Is.EqualTo(key.Key));
            var spellings = SpellingsOf(lexicon, number);
            Assert.That(spellings.Select(lexicon.SpellingAt), Is.EquivalentTo(key));
            Assert.That(spellings.Select(lexicon.KeyOf), Has.All.EqualTo(number));
            Assert.That(spellings.All(spelling => PiecesOf(lexicon, spelling).SequenceEqual(uses[lexicon.SpellingAt(spelling)])), Is.True);
        }
    }

    [Test]
    public void A_spelling_is_no_key_and_a_key_no_spelling()
    {
        var lexicon = new Lexicon();
        lexicon.Add("clusters", "cluster");

        Assert.That(lexicon.TryFind("cluster", out _), Is.False);
        Assert.That(lexicon.TryFindKey("clusters", out _), Is.False);
        Assert.That(PiecesOf(lexicon, 0), Is.Empty);
    }

    /// <summary>A question that meets a word in the middle of being added sees none of its pieces, or some, but never another word's.</summary>
    [Test]
    public async Task A_key_s_spellings_can_be_read_while_others_are_added()
    {
        const int Many = 40_000;
        const int Keys = 50;
        var lexicon = new Lexicon();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < Many; i++)
            {
                lexicon.Use(lexicon.Add($"s{i}", $"k{i % Keys}"), i, 1 + (i % Keys));
            }
        });

        for (var round = 0; !writing.IsCompleted || round == 0; round++)
        {
            for (var key = 0; key < lexicon.Keys; key++)
            {
                var at = int.MaxValue;
                foreach (var spelling in lexicon.Of(key))
                {
                    Assert.That(spelling < at && spelling % Keys == key, Is.True, "newest first");
                    at = spelling;
                    Assert.That(PiecesOf(lexicon, spelling), Is.Empty.Or.EqualTo(new[] { (spelling, 1 + key) }));
                    if (spelling < lexicon.Spellings - (20 * Keys))
                    {
                        break;
                    }
                }
            }
        }

        await writing;
        Assert.That(Enumerable.Range(0, Keys).Sum(key => SpellingsOf(lexicon, key).Count), Is.EqualTo(Many));
    }

    private static List<int> SpellingsOf(Lexicon lexicon, int key)
    {
        var spellings = new List<int>();
        foreach (var spelling in lexicon.Of(key))
        {
            spellings.Add(spelling);
        }

        return spellings;
    }

    private static List<(int, int)> PiecesOf(Lexicon lexicon, int spelling)
    {
        var pieces = new List<(int, int)>();
        for (var reader = lexicon.Read(spelling); reader.MoveNext();)
        {
            pieces.Add((reader.Slot, reader.Uses));
        }

        return pieces;
    }
}
