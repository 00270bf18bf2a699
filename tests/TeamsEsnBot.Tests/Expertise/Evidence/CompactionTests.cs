using System.Text;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

/// <summary>What is forgotten is forgotten: nothing of it is in what is saved next.</summary>
internal sealed class CompactionTests
{
    private static readonly string[] Traces =
        ["person-4711", "zephyrion", "zuckerwerk", "ztl", "zebra tracking ledger", "Zebrazucht", "faden-99", "visitor-4712", "helped-4713", "stück-1", "stück-2", "überzwerch", "uberzwerch"];

    private static readonly EvidenceDocument[] Theirs =
    [
        new("person-4711|stück-1", "person-4711", EvidenceKind.Answered, Archive.Today, "The zebra tracking ledger (ZTL) of Zephyrion", "Terraform zephyrions", ["Zebrazucht"], Thread: "faden-99", By: "helped-4713"),
        new("stück-2", "person-4711", EvidenceKind.Stated, Archive.Today, "Wie wird das Zuckerwerk überzwerch mit der Kelle gemacht?", "", [], Audience: new HashSet<string> { "visitor-4712", "person-4711" }),
    ];

    [Test]
    public void A_person_who_was_removed_is_in_no_byte_any_more_nor_are_words_that_only_they_used()
    {
        using var index = Company();
        Array.ForEach(Theirs, piece => index.Put("t", piece));
        Assert.That(Found(index), Is.EquivalentTo(Traces), "while they are there, all of it is found");

        Array.ForEach(Theirs, piece => index.Remove("t", piece.Id));

        Assert.That(Found(index), Is.Empty);
    }

    [Test]
    public void The_same_goes_for_what_was_put_anew_under_its_id()
    {
        using var index = Company();
        Array.ForEach(Theirs, piece => index.Put("t", piece with { Id = piece.Id == "stück-2" ? "e2" : "e1" }));
        for (var i = 1; i <= 2; i++)
        {
            index.Put("t", Ordinary(i));
        }

        Assert.That(Found(index), Is.Empty);
    }

    [Test]
    public void Neither_are_they_after_so_many_changes_that_the_index_swept_by_itself()
    {
        using var index = Company();
        Array.ForEach(Theirs, piece => index.Put("t", piece));
        Array.ForEach(Theirs, piece => index.Remove("t", piece.Id));
        for (var i = 0; i < 3_000; i++)
        {
            index.Put("t", Ordinary(i % 50));
        }

        Assert.That(Found(index), Is.Empty);
        Assert.That(index.Count("t"), Is.EqualTo(200));
    }

    [Test]
    public void What_somebody_else_says_too_stays()
    {
        using var index = Company();
        Array.ForEach(Theirs, piece => index.Put("t", piece));
        index.Put("t", Theirs[0] with { Id = "other", Person = "anton", Thread = null, By = null });
        Array.ForEach(Theirs, piece => index.Remove("t", piece.Id));

        Assert.That(Found(index), Is.EquivalentTo(new[] { "zephyrion", "ztl", "zebra tracking ledger", "Zebrazucht" }));
        Assert.That(ChangeTests.Told(index, ["zephyrion"], "ana"), Does.StartWith("anton [0] other"));
    }

    [Test]
    public void A_company_of_which_nothing_is_left_is_not_saved_at_all()
    {
        using var index = new ExpertIndex();
        Array.ForEach(Theirs, piece => index.Put("person-4711", piece));
        Array.ForEach(Theirs, piece => index.Remove("person-4711", piece.Id));

        Assert.That(Found(index), Is.Empty);
    }

    private static ExpertIndex Company()
    {
        var index = new ExpertIndex();
        for (var i = 0; i < 200; i++)
        {
            index.Put("t", Ordinary(i));
        }

        return index;
    }

    private static EvidenceDocument Ordinary(int i) =>
        new($"e{i}", $"colleague {i % 20}", EvidenceKind.Answered, Archive.Today, "Terraform state", i % 3 == 0 ? "Wie wird die Kelle mit der Hand gemacht?" : "", ["Terraform"], Thread: $"thread {i / 4}");

    private static IEnumerable<string> Found(ExpertIndex index)
    {
        using var file = new MemoryStream();
        index.Save(file);
        var bytes = file.ToArray();
        return Traces.Where(trace => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(trace)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(trace)) >= 0);
    }
}
