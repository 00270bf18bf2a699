using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

internal sealed class ChangeTests
{
    [Test]
    public void A_piece_put_again_replaces_the_first()
    {
        using var archive = new Archive().AndOthers(10)
            .Answered("zoe", "Terraform state", id: "one", topics: ["Terraform"])
            .Answered("anton", "Payroll run", id: "one", topics: ["Payroll"]);

        Assert.That(archive.Index.Count(Archive.Tenant), Is.EqualTo(11));
        Assert.That(archive.WhoKnows("terraform"), Is.Empty);
        Assert.That(archive.WhoKnows("payroll"), Is.EqualTo(new[] { "anton" }));
        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.EqualTo(new[] { "Payroll" }));
    }

    [Test]
    public void A_removed_piece_is_forgotten_with_its_words()
    {
        using var archive = new Archive().AndOthers(10).Answered("zoe", "The zephyrion tracking ledger (ZTL)", id: "one", topics: ["Zephyrion"]);

        archive.Index.Remove(Archive.Tenant, "one");

        Assert.That(archive.WhoKnows("zephyrion"), Is.Empty);
        Assert.That(archive.Understands("zephyrian"), Is.EqualTo("zephyrian"));
        Assert.That(archive.Index.PopularTopics(Archive.Tenant, 5), Is.Empty);
        Assert.That(archive.Index.Count(Archive.Tenant), Is.EqualTo(10));
    }

    [Test]
    public void Removing_what_is_not_there_is_no_error()
    {
        using var archive = new Archive().AndOthers(3);

        archive.Index.Remove(Archive.Tenant, "unknown");
        archive.Index.Remove("fabrikam", "unknown");

        Assert.That(archive.Index.Count(Archive.Tenant), Is.EqualTo(3));
    }

    [Test]
    public void Evidence_without_an_id_or_a_person_is_refused()
    {
        using var archive = new Archive();

        Assert.That(() => archive.Answered("zoe", "Terraform", id: ""), Throws.ArgumentException);
        Assert.That(() => archive.Answered("", "Terraform"), Throws.ArgumentException);
        Assert.That(() => archive.Put("zoe", (EvidenceKind)99, "Terraform"), Throws.ArgumentException.With.Message.Contains("99"));
        Assert.That(archive.Index.Count(Archive.Tenant), Is.Zero);
    }

    /// <summary>However the index came to hold its pieces, it answers as one that was given just these in another order.</summary>
    [Test]
    public void The_same_evidence_gives_the_same_answer_whatever_happened_before([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var final = Pieces(random, "final", 120);
        using var orderly = new ExpertIndex();
        using var eventful = new ExpertIndex();
        foreach (var piece in final)
        {
            orderly.Put("t", piece);
        }

        var passing = Pieces(random, "passing", 60);
        var earlier = final.Where(_ => random.Next(3) == 0).Select(piece => piece with { Title = "an earlier wording", Person = "somebody else", Topics = ["draft"] });
        EvidenceDocument[] before = [.. passing, .. earlier];
        random.Shuffle(before);
        foreach (var piece in before)
        {
            eventful.Put("t", piece);
        }

        (EvidenceDocument? Put, string? Remove)[] changes = [.. final.Select(piece => (piece, (string?)null)), .. passing.Select(piece => ((EvidenceDocument?)null, piece.Id))];
        random.Shuffle(changes);
        foreach (var (put, remove) in changes)
        {
            if (put is not null)
            {
                eventful.Put("t", put);
            }
            else
            {
                eventful.Remove("t", remove!);
            }
        }

        Assert.That(eventful.Count("t"), Is.EqualTo(orderly.Count("t")));
        Assert.That(eventful.PopularTopics("t", 50), Is.EqualTo(orderly.PopularTopics("t", 50)));
        foreach (var topics in Questions)
        {
            foreach (var searcher in new[] { "ana", "board" })
            {
                Assert.That(Told(eventful, topics, searcher), Is.EqualTo(Told(orderly, topics, searcher)), string.Join(" + ", topics));
            }
        }
    }

    internal static readonly string[][] Questions =
    [
        ["terraform"], ["terrafrom"], ["key vault"], ["azure key vault"], ["k8s"], ["payroll", "terraform"], ["payroll", "azure", "vacation"], ["pto"], ["draft"],
        ["keyvault azure terraform payroll vacation heron state rotation access run"], ["nothing of all this"],
    ];

    internal static string Told(ExpertIndex index, string[] topics, string searcher)
    {
        var found = index.WhoKnows(new ExpertQuery("t", topics, searcher, Archive.Today, 20, _ => true));
        return string.Join("; ", found.People.Select(person => $"{person.Person} [{string.Join(',', person.Topics)}] {string.Join(' ', person.Evidence)}").Concat(found.Understood));
    }

    internal static EvidenceDocument[] Pieces(Random random, string prefix, int count)
    {
        string[] words = ["terraform", "azure", "key", "vault", "keyvault", "payroll", "vacation", "kubernetes", "k8s", "state", "rotation", "run", "access", "heron", "zebra tracking ledger (ZTL)"];
        var kinds = Enum.GetValues<EvidenceKind>();
        return
        [
            .. Enumerable.Range(0, count).Select(i => new EvidenceDocument(
                $"{prefix}{i}",
                $"p{random.Next(15)}",
                kinds[random.Next(kinds.Length)],
                Archive.Today.AddHours(-random.Next(40_000)),
                Some(1 + random.Next(4)),
                Some(random.Next(12)),
                [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(2) == 0 ? words[random.Next(4)] : words[random.Next(4)].ToUpperInvariant())],
                random.Next(5),
                random.Next(3) == 0 ? new HashSet<string> { "board", $"p{random.Next(3)}" } : null)),
        ];

        string Some(int many) => string.Join(' ', Enumerable.Range(0, many).Select(_ => words[random.Next(words.Length)]));
    }
}
