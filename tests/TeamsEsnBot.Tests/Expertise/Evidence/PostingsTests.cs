using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

internal sealed class PostingsTests
{
    // Around the longest distance that is packed into one number, and around what sixteen bits hold.
    private static readonly int[] Distances = [1, 1, 1, 2, 7, 100, 8_190, 8_191, 8_192, 8_193, 65_535, 65_536, 131_072, 10_000_000];

    // Those that have a short form, those that have none, and the largest.
    private static readonly int[] SomeUses = [1, 2, 3, 4, 6, 8, 10, 5, 7, 9, 24, 48, 255, 256, 65_535, 65_536, 96_000, int.MaxValue];

    [Test]
    public void Nothing_is_read_where_nothing_was_written()
    {
        var postings = default(Postings);

        Assert.That(All(Postings.Read(ref postings)), Is.Empty);
        Assert.That(Postings.Read(ref postings).NumbersBefore(10, new ushort[Postings.LongestPiece]).ToArray(), Is.Empty);
    }

    [Test]
    public void One_piece_comes_back_wherever_it_is_and_however_often_it_uses_the_word([Values(0, 1, 8_189, 8_190, 8_191, 65_534, 65_535, 65_536, 1_000_000_000)] int slot)
    {
        foreach (var uses in SomeUses)
        {
            var postings = default(Postings);
            postings.Add(slot, uses);

            Assert.That(All(Postings.Read(ref postings)), Is.EqualTo(new[] { (slot, uses) }));
            var again = Postings.Of(Postings.Read(ref postings).NumbersBefore(slot + 1, new ushort[Postings.LongestPiece]), slot + 1);
            Assert.That(All(Postings.Read(ref again)), Is.EqualTo(new[] { (slot, uses) }));
            Assert.That(Postings.Read(ref postings).NumbersBefore(slot, new ushort[Postings.LongestPiece]).ToArray(), Is.Empty);
        }
    }

    [Test]
    public void Any_pieces_come_back_while_they_are_added([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var (postings, added) = (default(Postings), new List<(int, int)>());
        foreach (var piece in Made(random, 40 + (seed * 5)))
        {
            var before = Postings.Read(ref postings);
            postings.Add(piece.Slot, piece.Uses);
            Assert.That(All(before).SequenceEqual(added), Is.True, "a reader that began before");
            added.Add(piece);
            Assert.That(All(Postings.Read(ref postings)).SequenceEqual(added), Is.True);
            Assert.That(Postings.Read(ref postings).Most, Is.GreaterThanOrEqualTo(added.Count));
        }
    }

    [Test]
    public void What_stood_before_a_slot_goes_on_in_another_place([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        var pieces = Made(random, 2 + random.Next(60));
        var postings = default(Postings);
        pieces.ForEach(piece => postings.Add(piece.Slot, piece.Uses));

        foreach (var end in pieces.Select(piece => piece.Slot).Prepend(0).Append(pieces[^1].Slot + 1))
        {
            var some = Postings.Of(Postings.Read(ref postings).NumbersBefore(end, new ushort[Postings.LongestPiece]), pieces[^1].Slot + 1);
            List<(int, int)> expected = [.. pieces.Where(piece => piece.Slot < end)];
            Assert.That(All(Postings.Read(ref some)).SequenceEqual(expected), Is.True);

            var next = (pieces[^1].Slot + Distances[random.Next(Distances.Length)], SomeUses[random.Next(SomeUses.Length)]);
            some.Add(next.Item1, next.Item2);
            Assert.That(All(Postings.Read(ref some)).SequenceEqual(expected.Append(next)), Is.True);
        }
    }

    [Test]
    public async Task Who_reads_while_pieces_are_added_sees_the_first_so_many()
    {
        const int Words = 40;
        var pieces = Made(new Random(5), 3_000);
        var postings = new Postings[Words];
        using var start = new Barrier(2);
        var writing = Task.Run(() =>
        {
            for (var word = 0; word < Words; word++)
            {
                start.SignalAndWait();
                pieces.ForEach(piece => postings[word].Add(piece.Slot, piece.Uses));
            }
        });

        for (var word = 0; word < Words; word++)
        {
            start.SignalAndWait();
            for (var seen = 0; seen < pieces.Count;)
            {
                var read = All(Postings.Read(ref postings[word]));
                Assert.That(read.Count >= seen && CollectionsMarshal.AsSpan(read).SequenceEqual(CollectionsMarshal.AsSpan(pieces)[..read.Count]), Is.True);
                seen = read.Count;
            }
        }

        await writing;
    }

    [Test]
    public void Broken_numbers_are_refused([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 200; round++)
        {
            var numbers = new ushort[1 + random.Next(6)];
            foreach (ref var number in numbers.AsSpan())
            {
                number = (ushort)(random.Next(3) == 0 ? random.Next(4) * 0xFFFF / 3 : random.Next(1 << 16));
            }

            AssertRefusedOrRising(numbers, pieces: 20_000);
        }
    }

    [TestCase(new ushort[] { 0 }, Description = "Before the first")]
    [TestCase(new ushort[] { 1 << 3, 0 }, Description = "The same twice")]
    [TestCase(new ushort[] { 1 << 3, 99 << 3 }, Description = "Behind the last")]
    [TestCase(new ushort[] { 0xFFF8 }, Description = "A long distance without an end")]
    [TestCase(new ushort[] { 0xFFF8, 0xFFFF, 0xFFFF }, Description = "A negative distance")]
    [TestCase(new ushort[] { (1 << 3) | 7, 0, 0 }, Description = "No use at all")]
    [TestCase(new ushort[] { (1 << 3) | 7, 5 }, Description = "Half a number of uses")]
    public void A_piece_that_cannot_be_is_refused(ushort[] numbers)
    {
        Assert.That(() => Postings.Of(numbers, pieces: 50), Throws.InstanceOf<InvalidDataException>());
    }

    private static void AssertRefusedOrRising(ushort[] numbers, int pieces)
    {
        Postings postings;
        try
        {
            postings = Postings.Of(numbers, pieces);
        }
        catch (InvalidDataException)
        {
            return;
        }

        var read = All(Postings.Read(ref postings));
        Assert.That(read.Select(piece => piece.Slot), Is.Ordered.And.Unique.And.All.InRange(0, pieces - 1));
        Assert.That(read.Select(piece => piece.Uses), Has.All.Positive);
    }

    private static List<(int Slot, int Uses)> Made(Random random, int count)
    {
        var (slot, pieces) = (-1, new List<(int, int)>());
        for (var i = 0; i < count; i++)
        {
            slot += random.Next(3) == 0 ? Distances[random.Next(Distances.Length)] : 1 + random.Next(300);
            pieces.Add((slot, random.Next(4) == 0 ? SomeUses[random.Next(SomeUses.Length)] : 1 + random.Next(30)));
        }

        return pieces;
    }

    private static List<(int Slot, int Uses)> All(PostingReader reader)
    {
        var pieces = new List<(int, int)>();
        while (reader.MoveNext())
        {
            pieces.Add((reader.Slot, reader.Uses));
        }

        return reader.MoveNext() ? throw new InvalidOperationException("It goes on behind the end.") : pieces;
    }
}
