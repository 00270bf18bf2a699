using System.Text.Json;

namespace TeamsEsnBot.Tests.Expertise.Evaluation;

internal sealed class ConvertTests
{
    private static readonly string[] Threads =
    [
        """{"id": 7, "t": 1308687574, "asker": 3, "title": "Cruises in “October”?", "body": "", "space": "travel.stackexchange.com/q/1"}""",
        """{"id": "b", "t": 1308687600, "asker": "kim", "title": "Visa for Peru", "body": "How long?"}""",
    ];

    private static readonly string[] Contributions =
    [
        """{"id": 0, "t": 1308687574, "user": 3, "role": "ask", "text": "", "thread": 7}""",
        """{"id": 1, "t": 1308687600, "user": "kim", "role": "ask", "text": "", "thread": "b"}""",
        """{"id": 2, "t": 1308687868, "user": 4, "role": "answer", "text": "Ask the port.", "thread": 7, "votes": [[1308700800, 1], [1308700801, 1], [1308700802, -1]], "accepted_t": 1308700900}""",
        """{"id": 3, "t": 1308687869, "user": 5, "role": "answer", "text": "No.", "thread": 7, "votes": [[1308700800, -1]]}""",
        """{"id": 4, "t": 1308687870, "user": 3, "role": "answer", "thread": "b", "text": ""}""",
        """{"id": 5, "t": 1308687871, "user": null, "role": "answer", "thread": "b", "text": ""}""",
        """{"id": 6, "t": 1308687872, "user": 5, "role": "comment", "thread": "b", "text": ""}""",
        """{"id": 8, "t": 1308687873, "user": 5, "role": "answer", "thread": 99, "text": ""}""",
    ];

    [Test]
    public void Questions_and_answers_become_a_history_in_their_order()
    {
        using var corpus = new CorpusFolder().With("threads.jsonl.gz", Threads).With("docs.jsonl.gz", Contributions);

        Assert.That(corpus.Run("convert", corpus.Path, corpus.Out), Is.Zero, corpus.Said.ToString());

        Assert.That(corpus.Written("history.jsonl"), Is.EqualTo(new[]
        {
            """{"kind":"question","id":"q7","author":"user3@travel.example","time":"2011-06-21T20:19:34+00:00","title":"Cruises in “October”?","text":"","topics":[]}""",
            """{"kind":"question","id":"qb","author":"userx1@travel.example","time":"2011-06-21T20:20:00+00:00","title":"Visa for Peru","text":"How long?","topics":[]}""",
            """{"kind":"answer","id":"a2","author":"user4@travel.example","time":"2011-06-21T20:24:28+00:00","question":"q7","text":"Ask the port.","accepted":true,"votes":1}""",
            """{"kind":"answer","id":"a3","author":"user5@travel.example","time":"2011-06-21T20:24:29+00:00","question":"q7","text":"No.","accepted":false,"votes":0}""",
            """{"kind":"answer","id":"a4","author":"user3@travel.example","time":"2011-06-21T20:24:30+00:00","question":"qb","text":"","accepted":false,"votes":0}""",
        }));
    }

    [Test]
    public void What_was_left_out_is_counted_with_its_reason()
    {
        using var corpus = new CorpusFolder().With("threads.jsonl", Threads).With("docs.jsonl", Contributions);

        corpus.Run("convert", corpus.Path, corpus.Out);

        Assert.That(corpus.Said.ToString().Split(Environment.NewLine).Select(line => line.Trim()), Is.SupersetOf(new[]
        {
            "3 answer", "2 question", "4 people", "1 left out: author unknown", "1 left out: role comment", "1 left out: thread unknown",
        }));
    }

    [Test]
    public void People_and_channels_are_made_up_the_same_way_every_time()
    {
        using var corpus = new CorpusFolder().With("threads.jsonl", Threads).With("docs.jsonl", Contributions);
        using var again = new CorpusFolder().With("threads.jsonl", Threads).With("docs.jsonl", Contributions);

        corpus.Run("convert", corpus.Path, corpus.Out);
        again.Run("convert", again.Path, again.Out);

        Assert.That(again.Written("people.json"), Is.EqualTo(corpus.Written("people.json")));
        Assert.That(again.Written("company.json"), Is.EqualTo(corpus.Written("company.json")));
        using var people = JsonDocument.Parse(string.Concat(corpus.Written("people.json")));
        Assert.That(people.RootElement.EnumerateArray().Select(person => person.GetProperty("displayName").GetString()), Is.EqualTo(new[] { "Traveller 3", "Traveller x1", "Traveller 4", "Traveller 5" }));
        Assert.That(people.RootElement.EnumerateArray().Select(person => person.GetProperty("id").GetGuid()), Is.Unique);
    }

    [Test]
    public void Work_and_its_endorsements_become_answers_and_thanks()
    {
        using var corpus = new CorpusFolder("judged-dpdk").With(
            "docs.jsonl",
            """{"id": 0, "t": 1303829143, "user": 0, "title": "net/ixgbe: fix", "body": "Why.", "endorsed_by_or_reviewers": [["acked-by", 1], ["reviewed-by", 1], ["acked-by", 0]]}""",
            """{"id": 1, "t": 1303829144, "user": 2, "title": "doc: typo", "body": "", "endorsed_by_or_reviewers": []}""");

        Assert.That(corpus.Run("convert", corpus.Path, corpus.Out), Is.Zero, corpus.Said.ToString());

        var posts = corpus.Written("history.jsonl").Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.That(posts.Select(post => post.GetProperty("kind").GetString()), Is.EqualTo(new[] { "question", "answer", "thanks", "question", "answer" }));
        Assert.That(posts[1].GetProperty("author").GetString(), Is.EqualTo("user0@dpdk.example"));
        Assert.That(posts[2].GetProperty("to").EnumerateArray().Select(to => to.GetString()), Is.EqualTo(new[] { "user1@dpdk.example" }));
    }

    [Test]
    public void A_company_that_is_there_is_not_overwritten()
    {
        using var corpus = new CorpusFolder().With("threads.jsonl", Threads).With("docs.jsonl", Contributions);
        Directory.CreateDirectory(corpus.Out);
        File.WriteAllText(Path.Combine(corpus.Out, "history.jsonl"), "mine");

        Assert.That(corpus.Run("convert", corpus.Path, corpus.Out), Is.EqualTo(1));
        Assert.That(corpus.Said.ToString(), Does.Contain("not empty"));
        Assert.That(corpus.Written("history.jsonl"), Is.EqualTo(new[] { "mine" }));
    }

    [Test]
    public void A_folder_without_a_corpus_is_named_and_leaves_nothing_behind()
    {
        using var corpus = new CorpusFolder();

        Assert.That(corpus.Run("convert", corpus.Path, corpus.Out), Is.EqualTo(1));
        Assert.That(corpus.Said.ToString(), Does.Contain(corpus.Path).And.Contain("docs.jsonl.gz"));
        Assert.That(Directory.Exists(corpus.Out), Is.False);
    }

    [TestCase("not json")]
    [TestCase("null")]
    [TestCase("""{"id": 1.5, "t": 1}""")]
    [TestCase("""{"id": 1, "t": "soon"}""")]
    [TestCase("""{"id": 1}""")]
    public void A_broken_line_is_named(string line)
    {
        using var corpus = new CorpusFolder().With("docs.jsonl", """{"id": 0, "t": 1303829143, "user": 0, "title": "x"}""", line);

        Assert.That(corpus.Run("convert", corpus.Path, corpus.Out), Is.EqualTo(1));
        Assert.That(corpus.Said.ToString(), Does.Contain("docs.jsonl, line 2"));
    }

    [Test]
    public void An_unknown_command_shows_the_known_ones()
    {
        using var corpus = new CorpusFolder();

        Assert.That(corpus.Run("rank", "it"), Is.EqualTo(2));
        Assert.That(corpus.Said.ToString(), Does.Contain("--data DIR").And.Contain("convert FOLDER OUTFOLDER"));
    }
}
