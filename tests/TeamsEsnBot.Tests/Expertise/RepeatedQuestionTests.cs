using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

/// <summary>Questions share the room they are worked out in, one after the other; none may leave anything behind for the next.</summary>
internal sealed class RepeatedQuestionTests
{
    private static readonly string[][] Questions =
    [
        ["terraform"], ["terraform state"], ["key vault"], ["keyvault"], ["payroll"], ["payroll", "terraform"], ["terraform", "key vault", "payroll"], ["terrafrom"],
        ["invoice approval"], ["front desk card"], ["nothing of all this"], [],
    ];

    [Test]
    public void An_answer_is_the_same_whatever_was_asked_before()
    {
        using var archive = Company();
        var alone = Questions.Select(question =>
        {
            using var fresh = Company();
            return Told(fresh.Ask(question));
        }).ToArray();

        foreach (var before in Questions)
        {
            for (var i = 0; i < Questions.Length; i++)
            {
                archive.Ask(before);
                Assert.That(Told(archive.Ask(Questions[i])), Is.EqualTo(alone[i]), $"{string.Join(" + ", Questions[i])} after {string.Join(" + ", before)}");
            }
        }
    }

    [Test]
    public void A_question_asked_while_people_are_chosen_for_another_changes_neither()
    {
        using var archive = Company();
        var (outer, inner) = (Told(archive.Ask("terraform", "payroll")), Told(archive.Ask("key vault")));
        var asides = new List<string>();

        var answer = Ask(archive, ["terraform", "payroll"], _ =>
        {
            asides.Add(Told(archive.Ask("key vault")));
            return true;
        });

        Assert.That(Told(answer), Is.EqualTo(outer));
        Assert.That(asides, Has.Count.EqualTo(answer.People.Count).And.All.EqualTo(inner));
        Assert.That(Told(archive.Ask("terraform", "payroll")), Is.EqualTo(outer));
    }

    [Test]
    public void A_caller_that_fails_halfway_does_not_spoil_the_next_answer()
    {
        using var archive = Company();
        var right = Told(archive.Ask("terraform", "key vault"));

        Assert.That(() => Ask(archive, ["terraform", "payroll"], _ => throw new TimeoutException("The directory did not answer.")), Throws.TypeOf<TimeoutException>());

        Assert.That(Told(archive.Ask("terraform", "key vault")), Is.EqualTo(right));
    }

    /// <summary>Pieces and people come by the hundred, so that the room of the first question is too small for the next.</summary>
    [Test]
    public void A_company_that_grows_between_questions_is_asked_whole()
    {
        using var archive = new Archive().Answered("zoe", "Terraform state", id: "z");
        Assert.That(archive.WhoKnows("terraform"), Is.EqualTo(new[] { "zoe" }));

        for (var size = 100; size <= 400; size += 100)
        {
            for (var i = size - 100; i < size; i++)
            {
                archive.Answered($"colleague{i}", $"Badge reader {i}");
            }

            archive.Answered($"newcomer{size}", "Terraform state", id: $"n{size}");

            var found = Ask(archive, ["terraform"], _ => true, take: 100);
            string[] whoever = ["zoe", .. Enumerable.Range(1, size / 100).Select(hundred => $"newcomer{hundred * 100}")];
            Assert.That(found.People.Select(person => person.Person), Is.EquivalentTo(whoever));
            Assert.That(Ask(archive, ["badge reader"], _ => true, take: 1000).People, Has.Count.EqualTo(size));
        }
    }

    private static Archive Company() => new Archive().AndOthers()
        .Answered("zoe", "Terraform state is locked", id: "z1", topics: ["Terraform"])
        .Answered("zoe", "Rotating keys in Azure Key Vault", id: "z2")
        .Answered("anton", "Terraform modules", "How the state is shared", id: "a1", accepted: true)
        .Answered("anton", "Payroll run", id: "a2", topics: ["Payroll"])
        .Answered("mia", "keyvault access", id: "m1", votes: 3)
        .Answered("mia", "Payroll and Terraform in one week", id: "m2")
        .Answered("ben", "A key for the vault of the invoice approval", id: "b1");

    private static Ranking Ask(Archive archive, string[] topics, Func<string, bool> mayShow, int take = 10) =>
        archive.Index.WhoKnows(new ExpertQuery(Archive.Tenant, topics, "searcher", Archive.Today, take, mayShow));

    private static string Told(Ranking answer) =>
        string.Join("; ", answer.People.Select(person => $"{person.Person} [{string.Join(',', person.Topics)}] {string.Join(' ', person.Evidence)}").Concat(answer.Understood));
}
