using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Saving;

/// <summary>Whatever a piece looks like, it comes back as it was saved.</summary>
internal sealed class OddPiecesTests
{
    [TestCase(1)]
    [TestCase(1601)]
    [TestCase(1970)]
    [TestCase(2026)]
    [TestCase(4083)]
    [TestCase(4084)]
    [TestCase(5000)]
    [TestCase(8200)]
    [TestCase(9999)]
    public void A_piece_of_any_year_comes_back(int year)
    {
        using var index = new ExpertIndex();
        index.Put("t", Piece("odd") with { When = new DateTimeOffset(year, 12, 31, 23, 59, 0, TimeSpan.Zero) });
        index.Put("t", Piece("plain"));

        using var loaded = Reloaded(index);

        Assert.That(ChangeTests.Told(loaded, ["terraform"], "ana"), Is.EqualTo(ChangeTests.Told(index, ["terraform"], "ana")));
    }

    [TestCase(2027)]
    [TestCase(3405)]
    [TestCase(4084)]
    [TestCase(5000)]
    [TestCase(9999)]
    public void What_is_dated_in_the_future_is_as_new_as_can_be(int year)
    {
        using var index = new ExpertIndex();
        index.Put("t", Piece("future") with { Person = "zoe", When = new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero) });
        index.Put("t", Piece("lately") with { Person = "anton", When = Archive.Today.AddDays(-400) });

        Assert.That(ChangeTests.Told(index, ["terraform"], "ana"), Does.StartWith("zoe"));
    }

    [TestCase("🙂", "🙃-1", TestName = "An_id_that_begins_with_half_of_its_person_s_emoji_comes_back")]
    [TestCase("zoe", "zoe", TestName = "An_id_that_is_its_person_s_comes_back")]
    [TestCase("zoe", "zo", TestName = "An_id_that_is_the_beginning_of_its_person_s_comes_back")]
    [TestCase("Zoë", "Zoë|日本語", TestName = "An_id_in_any_script_comes_back")]
    public void An_id_comes_back(string person, string id)
    {
        using var index = new ExpertIndex();
        index.Put("t", Piece(id) with { Person = person });

        using var loaded = Reloaded(index);

        Assert.That(loaded.Ids("t"), Is.EqualTo(new[] { id }));
        loaded.Remove("t", id);
        Assert.That(loaded.Count("t"), Is.Zero);
    }

    /// <summary>Adlam, in which Fulani is written, has capitals beyond the first 65,536 signs.</summary>
    [Test]
    public void A_topic_in_capitals_of_any_script_comes_back()
    {
        using var index = new ExpertIndex();
        index.Put("t", Piece("one") with { Topics = ["𞤀𞤁𞤂"] });
        index.Put("t", Piece("two") with { Person = "anton", Title = "𞤀𞤁𞤂" });

        using var loaded = Reloaded(index);

        foreach (var topic in new[] { "𞤀𞤁𞤂", "𞤢𞤣𞤤" })
        {
            Assert.That(ChangeTests.Told(loaded, [topic], "ana"), Is.EqualTo(ChangeTests.Told(index, [topic], "ana")).And.Contain("zoe"));
        }
    }

    [Test]
    public void Topics_that_were_cut_in_the_middle_of_an_emoji_come_back()
    {
        using var index = new ExpertIndex();
        index.Put("t", Piece("one") with { Topics = ["Party 🎉"[..^1]] });
        index.Put("t", Piece("two") with { Topics = ["Party 🥳"[..^1]] });

        using var loaded = Reloaded(index);

        Assert.That(ChangeTests.Told(loaded, ["party"], "ana"), Is.EqualTo(ChangeTests.Told(index, ["party"], "ana")).And.Contain("zoe"));
    }

    [Test]
    public void Ids_and_names_that_were_cut_in_the_middle_of_an_emoji_stay_apart()
    {
        using var index = new ExpertIndex();
        string[] cut = ["x🎉"[..^1], "x🥳"[..^1]];
        for (var round = 0; round < 2; round++)
        {
            foreach (var id in cut)
            {
                index.Put("t", Piece(id) with { Person = id, Thread = id, Audience = cut.ToHashSet() });
            }
        }

        Assert.That(index.Count("t"), Is.EqualTo(2));
        using var loaded = Reloaded(index);
        Assert.That(loaded.Count("t"), Is.EqualTo(2));
        Array.ForEach(cut, id => loaded.Remove("t", id));
        Assert.That(loaded.Count("t"), Is.Zero);
    }

    private static EvidenceDocument Piece(string id) => new(id, "zoe", EvidenceKind.Answered, Archive.Today, "Terraform state", "", []);

    private static ExpertIndex Reloaded(ExpertIndex index)
    {
        using var file = new MemoryStream();
        index.Save(file);
        file.Position = 0;
        var loaded = new ExpertIndex();
        loaded.Load(file, _ => true);
        return loaded;
    }
}
