using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Import;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.Import;

[TestFixture]
internal sealed class HistoryImportTests
{
    private const string Question =
        """{"kind":"question","id":"q1","author":"ana.ribeiro@office.example","time":"2026-03-01T09:00:00Z","title":"How do I rotate vault keys?","text":"Ours expire.","topics":["key vault"],"link":"https://teams.microsoft.com/l/message/1/1"}""";

    private const string Answer =
        """{"kind":"answer","id":"a1","question":"q1","author":"tom.becker@office.example","time":"2026-03-01T10:00:00Z","text":"Make a new version.","accepted":true,"votes":3}""";

    private const string Thanks =
        """{"kind":"thanks","id":"t1","author":"ana.ribeiro@office.example","to":["maya.lindqvist@office.example","tom.becker@office.example"],"time":"2026-04-01T10:00:00Z","text":"Thank you for the terraform review!","topics":["terraform"]}""";

    [Test]
    public async Task Answers_and_thanks_become_reasons_to_be_found()
    {
        await using var office = new Office();

        var report = await ImportAsync(office, [Question, Answer, Thanks]);

        Assert.That((report.Lines, report.Questions, report.Answers, report.Thanks, report.Wrong, report.Evidence), Is.EqualTo((3, 1, 1, 1, 0, 3)));
        Assert.That((await office.Ana.Says("who knows about key vault")).Card!.ToPlainText(), Does.Contain("Tom Becker").And.Contain("answered “How do I rotate vault keys?”, accepted · March 2026"));
        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.ToPlainText(), Does.Contain("Maya Lindqvist").And.Contain("thanked by Ana Ribeiro for “Thank you for the terraform review!”"));
    }

    [TestCase("not json", "it is no JSON object")]
    [TestCase("[1]", "it is no JSON object")]
    [TestCase("null", "it is null")]
    [TestCase("""{"kind":"poem","id":"x","author":"a","time":"2026-01-01T00:00:00Z"}""", "“kind” is “poem”; it must be question, answer or thanks")]
    [TestCase("""{"id":"x","author":"a","time":"2026-01-01T00:00:00Z"}""", "“kind” is missing; it must be question, answer or thanks")]
    [TestCase("""{"kind":"question","author":"a","time":"2026-01-01T00:00:00Z","title":"t"}""", "“id” is missing")]
    [TestCase("""{"kind":"question","id":"x","time":"2026-01-01T00:00:00Z","title":"t"}""", "“author” is missing")]
    [TestCase("""{"kind":"question","id":"x","author":"a","title":"t"}""", "“time” is missing; write it like 2026-03-31T09:30:00Z")]
    [TestCase("""{"kind":"question","id":"x","author":"a","time":"yesterday","title":"t"}""", "“time” cannot be read: it has the wrong type")]
    [TestCase("""{"kind":"question","id":"x","author":"a","time":"2026-01-01T00:00:00Z"}""", "a question needs “title” or “text”")]
    [TestCase("""{"kind":"answer","id":"x","author":"a","time":"2026-01-01T00:00:00Z"}""", "an answer needs “question”, the id of what it answers")]
    [TestCase("""{"kind":"answer","id":"x","author":"a","time":"2026-01-01T00:00:00Z","question":"nowhere"}""", "its question “nowhere” does not stand before it")]
    [TestCase("""{"kind":"answer","id":"x","author":"a","time":"2026-01-01T00:00:00Z","question":"q1","votes":"many"}""", "“votes” cannot be read: it has the wrong type")]
    [TestCase("""{"kind":"thanks","id":"x","author":"a","time":"2026-01-01T00:00:00Z","text":"t"}""", "thanks need “to”, the people thanked")]
    [TestCase("""{"kind":"question","id":"x","author":"a","time":"2026-01-01T00:00:00Z","title":"t","link":"javascript:alert(1)"}""", "“link” is no https address")]
    public async Task A_bad_line_is_named_with_its_reason_and_stops_nothing(string bad, string reason)
    {
        await using var office = new Office();
        var wrong = new List<(int, string)>();

        var report = await ImportAsync(office, [Question, bad, Answer], (line, why) => wrong.Add((line, why)));

        Assert.That(wrong, Is.EqualTo(new[] { (2, reason) }));
        Assert.That((report.Wrong, report.Evidence), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Importing_twice_changes_nothing()
    {
        await using var office = new Office();
        await ImportAsync(office, [Question, Answer, Thanks]);
        var before = office.The<IExpertIndex>().Count(Office.Tenant);

        var again = await ImportAsync(office, [Question, Answer, Thanks]);
        var forced = await ImportAsync(office, [Question, Answer, Thanks], again: true);

        Assert.That((again.Skipped, again.Evidence), Is.EqualTo((3, 0)));
        Assert.That(forced.Evidence, Is.EqualTo(3));
        Assert.That(office.The<IExpertIndex>().Count(Office.Tenant), Is.EqualTo(before));
    }

    [Test]
    public async Task An_import_that_was_stopped_goes_on_where_it_was_and_still_knows_its_questions()
    {
        await using var office = new Office();
        string[] all = [Question, .. Enumerable.Range(0, 2_500).Select(one => Answer.Replace("\"a1\"", $"\"a{one}\"", StringComparison.Ordinal))];
        using var stop = new CancellationTokenSource();

        Assert.That(
            () => ImportAsync(office, all, onProgress: lines => { if (lines >= 2_000) { stop.Cancel(); } }, cancel: stop.Token),
            Throws.InstanceOf<OperationCanceledException>());
        var rest = await ImportAsync(office, all);

        Assert.That((rest.Skipped, rest.Evidence), Is.EqualTo((2_000, 501)));
        Assert.That(office.The<IExpertIndex>().Count(Office.Tenant), Is.EqualTo(2_500));
    }

    [Test]
    public async Task Authors_whom_the_directory_does_not_list_are_counted_and_not_shown_until_it_does()
    {
        await using var office = new Office();
        var answer = Answer.Replace("tom.becker@office.example", "nia.new@office.example", StringComparison.Ordinal);

        var report = await ImportAsync(office, [Question, answer]);
        var before = await office.Maya.Says("who knows about key vault");
        office.Hire("Nia New");
        await office.Maya.Says("hello");
        await ImportAsync(office, [Question, answer], again: true);

        Assert.That(report.UnknownPeople, Is.EqualTo(1));
        Assert.That(before.Card!.Heading, Is.EqualTo("Nobody is known for key vault yet"));
        Assert.That((await office.Maya.Says("who knows about key vault")).Card!.ToPlainText(), Does.Contain("Nia New"));
    }

    [Test]
    public async Task What_only_some_may_read_counts_only_for_them()
    {
        await using var office = new Office();
        var secret = Answer.Replace("\"accepted\":true", "\"accepted\":true,\"visibleTo\":[\"maya.lindqvist@office.example\"]", StringComparison.Ordinal);

        await ImportAsync(office, [Question, secret]);

        Assert.That((await office.Maya.Says("who knows about key vault")).Card!.ToPlainText(), Does.Contain("Tom Becker"));
        Assert.That((await office.Ana.Says("who knows about key vault")).Card!.Heading, Is.EqualTo("Nobody is known for key vault yet"));
    }

    [Test]
    public async Task An_answer_that_was_accepted_meanwhile_says_so_after_the_next_import()
    {
        await using var office = new Office();
        await ImportAsync(office, [Question, Answer.Replace("true", "false", StringComparison.Ordinal)]);

        await ImportAsync(office, [Question, Answer]);

        Assert.That((await office.Ana.Says("who knows about key vault")).Card!.ToPlainText(), Does.Contain("accepted"));
    }

    private static async Task<ImportReport> ImportAsync(
        Office office, string[] lines, Action<int, string>? onWrong = null, Action<int>? onProgress = null, bool again = false, CancellationToken cancel = default)
    {
        await office.Ana.Says("hello");
        var import = ActivatorUtilities.CreateInstance<HistoryImport>(office.Services);
        return await import.RunAsync(
            Office.Tenant, Evidence.IdOf(lines), lines.ToAsyncEnumerable(), onWrong ?? ((_, _) => { }), onProgress ?? (_ => { }), again, cancel);
    }
}
