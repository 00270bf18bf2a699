using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Privacy;

/// <summary>Somebody wants to be forgotten, and is; colleagues lose nothing of their own.</summary>
[TestFixture]
internal sealed class ErasureTests
{
    private static readonly Topic Zig = Topic.Of("Zig")!;

    [Test]
    public async Task Nothing_of_the_person_is_left_in_any_table()
    {
        await using var office = new Office();
        await FillAsync(office);

        await EraseAsync(office, office.Tom);

        Assert.That(await MentionsAsync(office, office.Tom.Id.Value), Is.Empty);
        Assert.That(await MentionsAsync(office, office.Tom.Name), Is.Empty);
        Assert.That(await MentionsAsync(office, office.Tom.Profile.Mail!), Is.Empty);
    }

    [Test]
    public async Task A_mail_address_finds_everything_that_the_object_id_does()
    {
        await using var office = new Office();
        await FillAsync(office);
        var erasures = office.The<Erasures>();

        var (byMail, byId) = (await erasures.FindAsync(Office.Tenant, office.Tom.Profile.Mail!, default), await erasures.FindAsync(Office.Tenant, office.Tom.Id.Value, default));

        Assert.That(byMail.Keys, Is.EquivalentTo(byId.Keys));
    }

    [Test]
    public async Task The_person_is_not_found_any_more_and_colleagues_are()
    {
        await using var office = new Office();
        await FillAsync(office);

        await EraseAsync(office, office.Tom);

        var reply = await office.Ana.Says("who knows about Zig?");
        Assert.That(reply.Card!.ToJson(), Does.Contain(office.Maya.Name).And.Not.Contain(office.Tom.Name));
        Assert.That(office.The<People>().Find(Office.Tenant, office.Tom.Id), Is.Null);
        Assert.That(office.The<People>().FindByAddress(Office.Tenant, office.Tom.Profile.Mail!), Is.Null);
    }

    [Test]
    public async Task A_colleague_keeps_the_thanks_that_the_person_gave()
    {
        await using var office = new Office();
        await FillAsync(office);

        await EraseAsync(office, office.Tom);

        var thanks = await office.The<EvidenceStore>().OfAsync(Office.Tenant, office.Maya.Id, default).SingleAsync(piece => piece.Kind is EvidenceKind.ShoutOut);
        Assert.That((thanks.Title, thanks.By), Is.EqualTo(("for the Zig build", (Person?)null)));
    }

    [Test]
    public async Task What_only_the_person_and_a_colleague_could_open_stays_closed_to_everybody_else()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("Salaries?", "zig", seenBy: [office.Tom.Id]);

        await EraseAsync(office, office.Tom);

        var piece = await office.The<EvidenceStore>().OfAsync(Office.Tenant, office.Maya.Id, default).SingleAsync();
        Assert.That(piece.Audience, Is.Empty);
        Assert.That(piece.MayBeOpenedBy(office.Ana.Id), Is.False);
    }

    [Test]
    public async Task A_call_of_the_person_goes_on_without_a_name_and_a_raised_hand_is_told_to_nobody()
    {
        await using var office = new Office();
        await FillAsync(office);

        await EraseAsync(office, office.Tom);
        office.Post.Sent.Clear();
        await office.Ana.Presses("call.raise", ("call", "c-1"));
        await office.Settles();

        var call = await office.The<Calls>().FindAsync(Office.Tenant, "c-1", default);
        Assert.That((call!.Asker.Name, call.Details), Is.EqualTo(("a colleague", "")));
        Assert.That(office.Post.Sent, Is.Empty);
    }

    [Test]
    public async Task A_message_that_waits_for_the_person_is_not_sent_and_the_report_still_adds_up()
    {
        await using var office = new Office();
        await office.The<Outbox>().AddAsync(Office.Tenant, [new Tell("hello", null, To: office.Tom.Profile.Who, Text: "Hello Tom")], default);

        await EraseAsync(office, office.Tom);
        await office.Settles();

        Assert.That(office.Post.Sent, Is.Empty);
        var told = await office.The<Outbox>().ReportAsync(Office.Tenant, default).SingleAsync();
        Assert.That((told.State, told.Reason), Is.EqualTo((ToldState.Refused, "The person was erased.")));
    }

    [Test]
    public async Task The_ledger_proves_it_without_naming_anybody()
    {
        await using var office = new Office();
        await FillAsync(office);
        office.Clock.Passes(TimeSpan.FromHours(1));

        var erased = await EraseAsync(office, office.Tom);

        var proof = await office.The<ErasureLedger>().AllAsync(default).SingleAsync();
        Assert.That((proof.Id, proof.Begun, proof.Finished), Is.EqualTo((erased.Id, office.Clock.GetUtcNow(), office.Clock.GetUtcNow())));
        Assert.That(proof.Deleted[EvidenceStore.Table], Is.EqualTo(2));
        Assert.That(proof.Deleted[People.Table], Is.EqualTo(1));
        Assert.That(proof.Replaced[EvidenceStore.Table], Is.EqualTo(1));
        Assert.That(proof.ToRow().Properties.Values.OfType<string>(), Has.None.Contains("tom").IgnoreCase);
    }

    [Test]
    public async Task Asked_for_twice_it_changes_nothing_more()
    {
        await using var office = new Office();
        await FillAsync(office);
        await EraseAsync(office, office.Tom);
        var before = await EverythingAsync(office);
        office.Clock.Passes(TimeSpan.FromMinutes(1));

        var again = await EraseAsync(office, office.Tom);

        Assert.That((again.IsFinished, again.Deleted.Count, again.Replaced.Count), Is.EqualTo((true, 0, 0)));
        Assert.That(await EverythingAsync(office), Is.EqualTo(before));
    }

    [Test]
    public async Task An_erasure_that_was_stopped_is_finished_by_the_daily_sweep()
    {
        await using var office = new Office();
        await FillAsync(office);
        var whom = await office.The<Erasures>().FindAsync(Office.Tenant, office.Tom.Id.Value, default);

        // As a crash leaves it: the ledger knows, and half of the tables are done, the person's chat among them.
        await office.The<ErasureLedger>().WriteAsync(Erasure.Begin(Office.Tenant, whom, office.Clock.GetUtcNow()).And("conversations", 1, 0), default);
        await office.The<ITables>().Open(Conversations.Table).DeleteAsync(Office.Tenant, $"person|{office.Tom.Id}", TableRow.AnyVersion, default);

        await office.The<RetentionSweep>().RunAsync(default);

        Assert.That(await MentionsAsync(office, office.Tom.Id.Value), Is.Empty);
        Assert.That((await office.The<ErasureLedger>().AllAsync(default).SingleAsync()).Deleted["conversations"], Is.EqualTo(1));
    }

    [Test]
    public async Task Somebody_whom_only_an_imported_history_knows_is_erased_by_address()
    {
        await using var office = new Office();
        var gone = new PersonId("OLD@OFFICE.EXAMPLE");
        await office.The<EvidenceStore>().RecordAsync(
            Office.Tenant, new Evidence("e-1", gone, EvidenceKind.Answered, office.Clock.GetUtcNow(), "How?", "So.", ["zig"]), default);

        var whom = await office.The<Erasures>().FindAsync(Office.Tenant, "old@office.example", default);
        await office.The<Erasures>().EraseAsync(Office.Tenant, whom, default);

        Assert.That(await office.The<EvidenceStore>().OfAsync(Office.Tenant, gone, default).CountAsync(), Is.Zero);
    }

    [Test]
    public async Task What_would_be_erased_is_counted_before()
    {
        await using var office = new Office();
        await FillAsync(office);
        var whom = await office.The<Erasures>().FindAsync(Office.Tenant, office.Tom.Id.Value, default);

        var shares = await office.The<Erasures>().CountAsync(whom, default);

        Assert.That(shares, Does.Contain(new Share(EvidenceStore.Table, 2, 1)).And.Contain(new Share(Calls.Table, 0, 1)).And.Contain(new Share(Suggestions.Table, 1, 1)));
    }

    /// <summary>Tom asks, answers, thanks, is thanked, wishes and waits, as everybody does.</summary>
    internal static async Task FillAsync(Office office)
    {
        await office.Tom.HasAnswered("How do I build it?", "zig");
        await office.Tom.Says("I know about Zig");
        await office.Tom.MeetsTheBot();
        await office.Maya.HasAnswered("And test it?", "zig");
        await office.Ana.Says("Tom knows about Zig");
        await office.Tom.Says("Maya knows about Zig");
        await office.The<Conversations>().RememberAsync(Office.Tenant, office.Tom.Profile.Who, new Place(PlaceKind.Personal, $"a:{office.Tom.Id}"), "https://smba.example/", default);
        await office.The<Preferences>().HideAsync(Office.Tenant, office.Tom.Id, Topic.Of("COBOL")!, default);
        await office.The<Preferences>().SkipAsync(Office.Tenant, office.Ana.Id, Zig, office.Tom.Id, office.Clock.GetUtcNow(), default);
        await office.The<Calls>().OpenAsync(Office.Tenant, new Call("c-1", Zig, "Help me, says Tom Becker", office.Tom.Profile.Who, []), default);
        await office.The<EvidenceStore>().RecordAsync(
            Office.Tenant,
            new Evidence("thanks-1", office.Maya.Id, EvidenceKind.ShoutOut, office.Clock.GetUtcNow(), "for the Zig build", "", ["zig"], By: office.Tom.Profile.Who),
            default);
        await office.The<Outbox>().AddAsync(Office.Tenant, [new Tell("hello", null, To: office.Tom.Profile.Who, Text: "Hello Tom")], default);
        await office.Settles();
        Assert.That(await MentionsAsync(office, office.Tom.Id.Value), Has.Count.GreaterThan(5));
    }

    private static async Task<Erasure> EraseAsync(Office office, Colleague who) =>
        await office.The<Erasures>().EraseAsync(Office.Tenant, await office.The<Erasures>().FindAsync(Office.Tenant, who.Id.Value, default), default);

    /// <summary>Rows with the text in a key or a value. The journal names rows that are gone, by their keys, until it is tidied within hours.</summary>
    internal static async Task<List<string>> MentionsAsync(Office office, string text) =>
        [.. (await EverythingAsync(office)).Where(row => row.Contains(text, StringComparison.OrdinalIgnoreCase))];

    private static async Task<List<string>> EverythingAsync(Office office)
    {
        var rows = new List<string>();
        await foreach (var name in office.The<ITables>().NamesAsync(default).Where(name => name is not (Journal.Table or ErasureLedger.Table)))
        {
            await foreach (var row in office.The<ITables>().Open(name).ScanAsync(default))
            {
                rows.Add($"{name} {row.Partition} {row.Row} {string.Join(' ', row.Properties.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}"))}");
            }
        }

        return rows;
    }
}
