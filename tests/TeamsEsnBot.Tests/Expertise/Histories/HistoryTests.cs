using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Histories;

/// <summary>Whatever a company went through, its index answers as one that was told just what is left.</summary>
internal sealed class HistoryTests
{
    // More than the index bears before it sweeps away what is gone.
    private const int ManyTimes = 1_100;

    // More slots than one of the packed distances spans, and more pieces than are weighed of a word that everybody uses.
    private const int ManyPeople = 10_300;

    [Test]
    public void An_eventful_index_answers_like_one_that_was_told_just_what_is_left([Range(1, 36)] int seed)
    {
        AssertAlike(Made(new Random(seed), length: 20 + (seed * 2)));
    }

    /// <summary>Words of which two pieces lie further apart than usual, in one index or in both.</summary>
    [Test]
    public void So_does_one_in_which_a_crowd_came_between([Values(101, 102)] int seed)
    {
        var random = new Random(seed);
        AssertAlike([.. Made(random, 40), new Crowd(ManyPeople), .. Made(random, 40), new Saved(IsLoaded: true), .. Made(random, 20)]);
    }

    [Test]
    public void A_history_that_ends_in_nothing_leaves_nothing([Range(201, 204)] int seed)
    {
        var happenings = Made(new Random(seed), 60);
        var known = new Dictionary<string, EvidenceDocument>(StringComparer.Ordinal);
        happenings.ForEach(happening => happening.Change(known));

        AssertAlike([.. happenings, .. known.Keys.Select(id => new TakenBack(id))]);
    }

    private static List<Happening> Made(Random random, int length)
    {
        var writer = new Writer(random);
        var known = new Dictionary<string, EvidenceDocument>(StringComparer.Ordinal);
        var happenings = new List<Happening>();
        while (happenings.Count < length)
        {
            var some = known.Count > 0 ? known.ElementAt(random.Next(known.Count)).Value : writer.Piece(writer.Id());
            Happening next = random.Next(40) switch
            {
                < 16 => new Told(writer.Piece(writer.Id())),
                < 20 => new Told(writer.Twin(some)),
                < 28 => new Told(writer.Changed(some)),
                < 35 => new TakenBack(random.Next(5) == 0 ? writer.Id() : some.Id),
                < 36 => new Rewritten(some, ManyTimes),
                < 38 => new Saved(IsLoaded: false),
                _ => new Saved(IsLoaded: true),
            };
            next.Change(known);
            happenings.Add(next);
        }

        return happenings;
    }

    private static void AssertAlike(IReadOnlyList<Happening> happenings)
    {
        Assert.That(History.Difference(happenings), Is.Null, () =>
        {
            var shortest = History.Shortened(happenings);
            return $"{string.Join('\n', shortest)}\n{History.Difference(shortest)}";
        });
    }
}
