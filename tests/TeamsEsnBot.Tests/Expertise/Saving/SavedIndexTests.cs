using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Saving;

/// <summary>An index that was saved and loaded is the same index.</summary>
[TestFixture]
internal sealed class SavedIndexTests
{
    /// <summary>Also when it had a past, and whatever happens to it afterwards.</summary>
    [Test]
    public void A_loaded_index_answers_like_the_one_that_was_saved_and_goes_on_like_it([Range(1, 10)] int seed)
    {
        var random = new Random(seed);
        using var saved = new ExpertIndex();
        var pieces = ChangeTests.Pieces(random, "first", 150);
        Array.ForEach(pieces, piece => saved.Put("t", piece));
        foreach (var piece in pieces.Where(_ => random.Next(3) == 0))
        {
            saved.Remove("t", piece.Id);
        }

        using var loaded = Reloaded(saved);
        AssertSame(loaded, saved);

        foreach (var piece in ChangeTests.Pieces(random, "later", 60))
        {
            saved.Put("t", piece);
            loaded.Put("t", piece);
        }

        foreach (var piece in pieces.Where(_ => random.Next(2) == 0))
        {
            saved.Remove("t", piece.Id);
            loaded.Remove("t", piece.Id);
        }

        AssertSame(loaded, saved);
        using var again = Reloaded(loaded);
        AssertSame(again, saved);
    }

    [Test]
    public void Every_tenant_comes_back_by_itself_and_one_that_is_not_wanted_does_not()
    {
        using var saved = new ExpertIndex();
        foreach (var tenant in new[] { "a", "b", "c" })
        {
            Array.ForEach(ChangeTests.Pieces(new Random(1), tenant, 20), piece => saved.Put(tenant, piece));
        }

        using var loaded = Reloaded(saved, tenant => tenant != "b");

        Assert.That(new[] { "a", "b", "c" }.Select(loaded.Count), Is.EqualTo(new[] { 20, 0, 20 }));
        Assert.That(loaded.Ids("c"), Is.EquivalentTo(saved.Ids("c")));
    }

    [Test]
    public void Nothing_that_was_written_can_be_read_back_as_text()
    {
        using var index = new ExpertIndex();
        index.Put("t", new EvidenceDocument("1", "zoe", EvidenceKind.Answered, Archive.Today, "Salary of the chief", "The chief of sales gets too much", []));
        using var file = new MemoryStream();

        index.Save(file);

        Assert.That(System.Text.Encoding.UTF8.GetString(file.ToArray()), Does.Contain("salary").And.Not.Contain("Salary of").And.Not.Contain("chief of sales"));
    }

    [Test]
    public void Odd_words_ids_and_votes_survive()
    {
        using var index = new ExpertIndex();
        var odd = new EvidenceDocument(
            "nobody's-id|1", "zoe", EvidenceKind.Endorsed, new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.FromHours(2)), "Überstunden 東京 ﬁle", new string('x', 90_000), ["C#", " c# "], -3);
        index.Put("t", odd);
        index.Put("t", odd with { Id = "2", Votes = int.MaxValue, When = DateTimeOffset.MaxValue, Audience = new HashSet<string>() });
        index.Put("t", odd with { Id = "3", Votes = int.MinValue, Person = "zo", Audience = new HashSet<string> { "board" } });

        using var loaded = Reloaded(index);

        foreach (var topic in new[] { "überstunden", "C#", "東京", "fiel" })
        {
            Assert.That(ChangeTests.Told(loaded, [topic], "board"), Is.EqualTo(ChangeTests.Told(index, [topic], "board")));
        }
    }

    [Test]
    public void Cut_short_or_nonsense_it_is_refused_and_changes_nothing()
    {
        using var index = new ExpertIndex();
        Array.ForEach(ChangeTests.Pieces(new Random(1), "e", 30), piece => index.Put("t", piece));
        using var file = new MemoryStream();
        index.Save(file);
        var bytes = file.ToArray();
        using var other = new ExpertIndex();
        other.Put("t", ChangeTests.Pieces(new Random(2), "mine", 1)[0]);

        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.That(() => other.Load(new MemoryStream(bytes, 0, length), _ => true), Throws.InstanceOf<InvalidDataException>(), $"{length} bytes");
        }

        Assert.That(() => other.Load(new MemoryStream([.. Enumerable.Repeat((byte)0xFF, 5_000)]), _ => true), Throws.InstanceOf<InvalidDataException>());
        Assert.That(other.Ids("t"), Is.EqualTo(new[] { "mine0" }));
    }

    [Test]
    public async Task Questions_and_changes_go_on_while_it_is_saved()
    {
        using var index = new ExpertIndex();
        var pieces = ChangeTests.Pieces(new Random(1), "e", 2_000);
        Array.ForEach(pieces, piece => index.Put("t", piece));
        using var ended = new CancellationTokenSource();
        var changing = Task.Run(() =>
        {
            for (var i = 0; !ended.IsCancellationRequested; i = (i + 1) % pieces.Length)
            {
                index.Remove("t", pieces[i].Id);
                index.Put("t", pieces[i]);
            }
        });

        for (var round = 0; round < 20; round++)
        {
            using var loaded = Reloaded(index);
            Assert.That(loaded.Count("t"), Is.InRange(1_999, 2_000));
            Assert.That(ChangeTests.Told(loaded, ["terraform"], "ana"), Is.Not.Empty);
        }

        await ended.CancelAsync();
        await changing;
    }

    [Test]
    public void Another_stemmer_or_stop_word_is_another_form()
    {
        Assert.That(ReadingRules.FingerprintOf(PieceReader.Read), Is.EqualTo(ReadingRules.Fingerprint));
        Assert.That(ReadingRules.FingerprintOf(piece => Without(piece, "kubernetes")), Is.Not.EqualTo(ReadingRules.Fingerprint));
        Assert.That(ReadingRules.FingerprintOf(piece => PieceReader.Read(piece with { Title = "" })), Is.Not.EqualTo(ReadingRules.Fingerprint));
    }

    private static ReadPiece Without(EvidenceDocument piece, string word)
    {
        var read = PieceReader.Read(piece);
        return read with { Words = [.. read.Words.Where(known => known.Written != word)] };
    }

    private static ExpertIndex Reloaded(ExpertIndex index, Func<string, bool>? mayLoad = null)
    {
        using var file = new MemoryStream();
        index.Save(file);
        file.Position = 0;
        var loaded = new ExpertIndex();
        loaded.Load(file, mayLoad ?? (_ => true));
        return loaded;
    }

    private static void AssertSame(ExpertIndex one, ExpertIndex other)
    {
        Assert.That(one.Count("t"), Is.EqualTo(other.Count("t")));
        Assert.That(one.Ids("t"), Is.EquivalentTo(other.Ids("t")));
        Assert.That(one.PopularTopics("t", 50), Is.EqualTo(other.PopularTopics("t", 50)));
        foreach (var topics in ChangeTests.Questions)
        {
            foreach (var searcher in new[] { "ana", "board", "p1" })
            {
                Assert.That(ChangeTests.Told(one, topics, searcher), Is.EqualTo(ChangeTests.Told(other, topics, searcher)), string.Join(" + ", topics));
            }
        }
    }
}
