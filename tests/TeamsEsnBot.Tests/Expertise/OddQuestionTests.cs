using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

internal sealed class OddQuestionTests
{
    [TestCase("")]
    [TestCase("   ")]
    [TestCase("?!…")]
    [TestCase("🦄🎉👩‍👩‍👧‍👦")]
    [TestCase("the and of with")]
    [TestCase("who knows about")]
    [TestCase("\0\u0001\u0002")]
    [TestCase("\uD83D")]
    [TestCase("́̂")]
    public void A_question_without_a_topic_names_nobody(string question)
    {
        using var archive = new Archive().AndOthers();

        var answer = archive.Ask(question);

        Assert.That(answer.People, Is.Empty);
        Assert.That(answer.Understood, Has.Count.EqualTo(1));
    }

    [Test]
    public void No_topic_at_all_names_nobody()
    {
        using var archive = new Archive().AndOthers();

        Assert.That(archive.Ask().People, Is.Empty);
    }

    [TestCase("kubernetes 🚀")]
    [TestCase("🚀kubernetes🚀")]
    [TestCase("kubernetes\uD83D")]
    [TestCase("“kubernetes”")]
    [TestCase("<b>kubernetes</b>")]
    [TestCase("#kubernetes")]
    public void Decoration_does_not_hide_the_topic(string question)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes 🚀 upgrade");

        Assert.That(archive.WhoKnows(question), Has.Member("zoe"));
    }

    [TestCase("רשת", "הגדרות רשת במשרד")]
    [TestCase("الشبكة", "إعدادات الشبكة في المكتب")]
    [TestCase("бухгалтерия", "Где бухгалтерия?")]
    [TestCase("経費精算", "出張の経費精算について")]
    [TestCase("네트워크", "네트워크 설정")]
    [TestCase("λογιστήριο", "Πού είναι το λογιστήριο;")]
    [TestCase("การเงิน", "ฝ่ายการเงินอยู่ที่ไหน")]
    public void Every_script_can_be_asked_in(string question, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.WhoKnows(question), Is.EqualTo(new[] { "zoe" }));
    }

    private static IEnumerable<string> Long()
    {
        yield return new string('a', 10_000);
        yield return string.Concat(Enumerable.Repeat("kubernets terrafrom ", 500));
        yield return string.Concat(Enumerable.Range(0, 2_000).Select(i => $"wort{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))} "));
        yield return string.Concat(Enumerable.Repeat("a.b/c-d_e+f#", 850));
        yield return string.Concat(Enumerable.Repeat("(ABC) ", 1_700));
        yield return new string('漢', 10_000);
        yield return string.Concat(Enumerable.Repeat("הגדרות רשת ", 900));
        yield return new string('x', 1_000_000);
    }

    [TestCaseSource(nameof(Long))]
    public void A_question_of_ten_thousand_characters_is_answered_at_once(string question)
    {
        using var archive = new Archive().AndOthers(2_000).Answered("zoe", "Kubernetes from Terraform");
        archive.Ask(question);

        var watch = Stopwatch.GetTimestamp();
        var answer = archive.Ask(question);

        Assert.That(Stopwatch.GetElapsedTime(watch), Is.LessThan(TimeSpan.FromSeconds(1)));
        Assert.That(answer.Understood[0], Has.Length.LessThanOrEqualTo(80));
    }

    [TestCaseSource(nameof(Long))]
    public void A_text_of_ten_thousand_characters_can_be_evidence(string text)
    {
        using var archive = new Archive().AndOthers(20).Answered("zoe", "Kubernetes upgrade", text);

        Assert.That(archive.Index.Count(Archive.Tenant), Is.EqualTo(21));
        Assert.That(archive.WhoKnows("kubernetes"), Has.Member("zoe"));
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void Nobody_is_listed_when_nobody_is_wanted(int take)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");

        Assert.That(archive.Index.WhoKnows(new ExpertQuery(Archive.Tenant, ["kubernetes"], "ana", Archive.Today, take, _ => true)).People, Is.Empty);
    }

    [Test]
    public void More_topics_than_a_card_can_hold_are_cut()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");

        Assert.That(archive.Ask([.. Enumerable.Repeat("kubernetes", 500)]).Understood, Has.Count.EqualTo(ExpertIndex.MostTopics));
    }
}
