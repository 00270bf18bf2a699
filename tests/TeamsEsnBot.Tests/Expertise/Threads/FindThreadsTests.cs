using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Threads;

/// <summary>Questions asked before are found again.</summary>
internal sealed class FindThreadsTests
{
    [Test]
    public void A_question_that_was_asked_before_is_found_with_its_answers()
    {
        using var archive = Board();

        var found = Find(archive, "How can I get more paid time off?");

        Assert.That(found.Threads[0].Thread, Is.EqualTo("leave"));
        Assert.That(found.Threads[0].IsSolved, Is.True);
        Assert.That(found.Threads[0].Evidence, Is.EquivalentTo(new[] { "leave-q", "leave-a" }));
    }

    [Test]
    public void A_search_is_understood_like_any_question()
    {
        using var archive = Board();

        var found = Find(archive, "kuberentes upgrade");

        Assert.That(found.Understood, Is.EqualTo("kubernetes upgrade"));
        Assert.That(found.Threads.Select(thread => thread.Thread), Is.EqualTo(new[] { "cluster" }));
    }

    [Test]
    public void An_open_question_is_found_too_but_after_a_solved_one_that_is_as_near()
    {
        using var archive = Board();
        Put(archive, "open-q", "leave-open", EvidenceKind.Asked, "More paid time off");

        Assert.That(Find(archive, "more paid time off").Threads.Select(thread => (thread.Thread, thread.IsSolved)), Is.EqualTo(new[] { ("leave", true), ("leave-open", false) }));
    }

    [Test]
    public void What_the_searcher_could_not_open_is_not_found()
    {
        using var archive = Board();
        Put(archive, "secret", "merger", EvidenceKind.Asked, "Merger with Fabrikam", only: "board");

        Assert.That(Find(archive, "merger fabrikam").Threads, Is.Empty);
        Assert.That(Find(archive, "merger fabrikam", searcher: "board").Threads.Select(thread => thread.Thread), Is.EqualTo(new[] { "merger" }));
    }

    [Test]
    public void One_word_in_common_makes_no_question_alike()
    {
        using var archive = Board();

        Assert.That(Find(archive, "time zone of the meeting room in Lisbon").Threads.Select(thread => thread.Thread), Does.Not.Contain("leave"));
    }

    [Test]
    public void Threads_that_must_not_be_listed_make_room_for_others()
    {
        using var archive = Board();

        var found = archive.Index.FindThreads(new ThreadQuery(Archive.Tenant, "upgrade time", "searcher", Take: 1, thread => thread != "cluster"));

        Assert.That(found.Threads.Select(thread => thread.Thread), Does.Not.Contain("cluster"));
    }

    [TestCase("kubernets upgrade", "We upgraded Kubernetes over night.", "upgraded Kubernetes")]
    [TestCase("k8s", "The Kubernetes cluster", "Kubernetes")]
    [TestCase("paid time off", "More paid time off, or holidays?", "paid time off")]
    [TestCase("terraform", "Nothing of the kind", "")]
    [TestCase("c#", "A C# service in C", "C#")]
    public void The_words_that_were_asked_for_are_marked(string asked, string text, string marked)
    {
        using var archive = Board();

        var stretches = archive.Index.Highlight(Archive.Tenant, "searcher", asked, text);

        Assert.That(string.Join('|', stretches.Select(stretch => text[stretch.Start..stretch.End])), Is.EqualTo(marked));
    }

    private static Archive Board()
    {
        var archive = new Archive().AndOthers();
        Put(archive, "leave-q", "leave", EvidenceKind.Asked, "How do I get more paid time off?");
        Put(archive, "leave-a", "leave", EvidenceKind.AnswerAccepted, "How do I get more paid time off?");
        Put(archive, "cluster-q", "cluster", EvidenceKind.Asked, "Kubernetes upgrade at night");
        Put(archive, "cluster-a", "cluster", EvidenceKind.Answered, "Kubernetes upgrade at night");
        return archive;
    }

    private static void Put(Archive archive, string id, string thread, EvidenceKind kind, string title, string? only = null) => archive.Index.Put(
        Archive.Tenant,
        new EvidenceDocument(id, "zoe", kind, Archive.Today.AddDays(-3), title, "", [], Audience: only is null ? null : new HashSet<string> { only }, Thread: thread));

    private static FoundThreads Find(Archive archive, string text, string searcher = "searcher") =>
        archive.Index.FindThreads(new ThreadQuery(Archive.Tenant, text, searcher, Take: 5, _ => true));
}
