using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Tests.Expertise.Voting;

/// <summary>Merging sorted lists side by side gives what sets give.</summary>
internal sealed class MergingTests
{
    private static readonly int[] Lengths = [0, 1, 2, 15, 40, 700];

    [Test]
    public void Pieces_of_two_words_are_put_together_with_the_uses_of_both([ValueSource(nameof(Lengths))] int one, [ValueSource(nameof(Lengths))] int other)
    {
        var random = new Random((one * 1_000) + other);
        var (left, right) = (Uses(random, one), Uses(random, other));
        var merged = Gathered(Uses(random, 30));

        merged.Merge(Gathered(left), Gathered(right));

        var expected = left.Concat(right).GroupBy(piece => piece.Key, piece => piece.Value).OrderBy(piece => piece.Key).Select(piece => (piece.Key, piece.Sum()));
        Assert.That(Read(merged), Is.EqualTo(expected));
    }

    [Test]
    public void Pieces_that_have_both_words_are_kept_with_the_fewer_uses([ValueSource(nameof(Lengths))] int one, [ValueSource(nameof(Lengths))] int other)
    {
        var random = new Random((one * 1_000) + other + 1);
        var (left, right) = (Uses(random, one), Uses(random, other));
        var kept = Gathered(left);

        kept.Intersect(Gathered(right));

        Assert.That(Read(kept), Is.EqualTo(left.Where(piece => right.ContainsKey(piece.Key)).Select(piece => (piece.Key, Math.Min(piece.Value, right[piece.Key])))));
    }

    [Test]
    public void A_list_that_was_copied_or_swapped_is_the_same_list()
    {
        var random = new Random(1);
        var (left, right) = (Uses(random, 40), Uses(random, 3));
        var (one, other, copy) = (Gathered(left), Gathered(right), Gathered(Uses(random, 100)));

        copy.Copy(one);
        one.Swap(other);

        Assert.That(Read(copy), Is.EqualTo(left.Select(piece => (piece.Key, piece.Value))));
        Assert.That(Read(one), Is.EqualTo(right.Select(piece => (piece.Key, piece.Value))));
        Assert.That(Read(other), Is.EqualTo(Read(copy)));
    }

    [Test]
    public void Of_two_names_of_one_concept_a_piece_has_the_better_fit([ValueSource(nameof(Lengths))] int one, [ValueSource(nameof(Lengths))] int other)
    {
        var random = new Random((one * 1_000) + other + 2);
        var (left, right) = (Fits(random, one), Fits(random, other));
        var merged = Concept(Fits(random, 30));

        merged.Merge(Concept(left), Concept(right));

        var expected = left.Concat(right).GroupBy(piece => piece.Key, piece => piece.Value).OrderBy(piece => piece.Key).Select(piece => (piece.Key, piece.Max()));
        Assert.That(merged.Slots.ToArray().Zip(merged.Fits.ToArray()), Is.EqualTo(expected));
    }

    [Test]
    public void Every_concept_adds_to_the_pieces_that_have_it([ValueSource(nameof(Lengths))] int one, [ValueSource(nameof(Lengths))] int other)
    {
        var random = new Random((one * 1_000) + other + 3);
        var concepts = new[] { Fits(random, one), Fits(random, other), Fits(random, 20) };
        float[] tellings = [1.5f, 0.3f, 7.25f];
        var found = Merged(concepts, tellings, many: 3);

        AssertFound(found, concepts, tellings, _ => true);
    }

    [Test]
    public void A_late_concept_adds_only_where_something_was_found([ValueSource(nameof(Lengths))] int one, [ValueSource(nameof(Lengths))] int other)
    {
        var random = new Random((one * 1_000) + other + 4);
        var concepts = new[] { Fits(random, one), Fits(random, 1 + (one / 2)), Fits(random, other) };
        float[] tellings = [1.5f, 0.3f, 7.25f];
        var found = Merged(concepts, tellings, many: 2);

        found.AddWhereFound([.. concepts[2].Keys], [.. concepts[2].Values], tellings[2], 1 << 2);

        AssertFound(found, concepts, tellings, slot => concepts[0].ContainsKey(slot) || concepts[1].ContainsKey(slot));
    }

    [Test]
    public void After_it_was_cleared_nothing_is_found_and_nothing_best()
    {
        var found = Merged([Fits(new Random(1), 20)], [1f], many: 1);

        found.Clear();

        Assert.That((found.Count, found.Best, found.Slots.Length), Is.EqualTo((0, 0f, 0)));
    }

    private static FoundPieces Merged(SortedDictionary<int, float>[] concepts, float[] tellings, int many)
    {
        var (found, next) = (new FoundPieces(), new FoundPieces());
        for (var number = 0; number < many; number++)
        {
            next.Merge(found, [.. concepts[number].Keys], [.. concepts[number].Values], tellings[number], 1 << number);
            (found, next) = (next, found);
        }

        return found;
    }

    // Added one after another, as a sum of such numbers depends on the order in its last bit.
    private static void AssertFound(FoundPieces found, SortedDictionary<int, float>[] concepts, float[] tellings, Predicate<int> isFound)
    {
        var expected = new SortedDictionary<int, (float Fit, int Marks)>();
        for (var number = 0; number < concepts.Length; number++)
        {
            foreach (var (slot, fit) in concepts[number].Where(piece => isFound(piece.Key)))
            {
                var before = expected.GetValueOrDefault(slot);
                expected[slot] = (before.Fit + (tellings[number] * fit), before.Marks | (1 << number));
            }
        }

        Assert.That(found.Slots.ToArray(), Is.EqualTo(expected.Keys));
        Assert.That(found.Fits.ToArray(), Is.EqualTo(expected.Values.Select(piece => piece.Fit)));
        Assert.That(found.Marks.ToArray(), Is.EqualTo(expected.Values.Select(piece => piece.Marks)));
        Assert.That(found.Best, Is.EqualTo(expected.Values.Select(piece => piece.Fit).DefaultIfEmpty().Max()));
    }

    private static SortedDictionary<int, int> Uses(Random random, int count) => Some(random, count, () => 1 + random.Next(100_000));

    private static SortedDictionary<int, float> Fits(Random random, int count) => Some(random, count, () => random.NextSingle() * KnowWeights.MostOfAWord);

    // Many of them near each other, so that lists meet; a few at either end of what a slot can be.
    private static SortedDictionary<int, T> Some<T>(Random random, int count, Func<T> value)
    {
        var some = new SortedDictionary<int, T>();
        while (some.Count < count)
        {
            some[random.Next(20) switch { 0 => 0, 1 => int.MaxValue, 2 => random.Next(), _ => random.Next(1_500) }] = value();
        }

        return some;
    }

    private static Gathered Gathered(SortedDictionary<int, int> pieces)
    {
        var gathered = new Gathered();
        gathered.Open(pieces.Count, out var slots, out var uses);
        pieces.Keys.ToArray().CopyTo(slots);
        pieces.Values.ToArray().CopyTo(uses);
        gathered.Take(pieces.Count);
        return gathered;
    }

    private static ConceptPieces Concept(SortedDictionary<int, float> pieces)
    {
        var concept = new ConceptPieces();
        concept.Begin(pieces.Count);
        foreach (var (slot, fit) in pieces)
        {
            concept.Add(slot, fit);
        }

        return concept;
    }

    private static IEnumerable<(int Slot, int Uses)> Read(Gathered pieces) => pieces.Slots.ToArray().Zip(pieces.Uses.ToArray());
}
