namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>A newcomer asks the demo company about thirty things, and looks up everything the cards say.</summary>
internal sealed class ThirtyTopicsTests
{
    private const string Newcomer = "Mateus";

    // Their profiles are the last that the bot reads.
    private static readonly (string Interest, string Person)[] LastProfiles =
        [("quilting", "Nathalie Bouchard"), ("brass band", "Florian Däubler"), ("vinyl records", "Pedro Nóbrega"), ("medieval manuscripts", "Marlene Vogt")];

    private DemoRoom _room = null!;
    private DemoEvidence _evidence = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _room = await DemoRoom.OpenAsync();
        _evidence = _room.Evidence;
        foreach (var (interest, person) in LastProfiles)
        {
            Assert.That(async () => (await _room.AskAsync(Newcomer, $"who knows about {interest}?")).People.Select(shown => shown.Name), Has.Member(person).After(10_000, 100));
        }
    }

    [OneTimeTearDown]
    public async Task CloseAsync() => await _room.DisposeAsync();

    [TestCaseSource(typeof(AskedTopic), nameof(AskedTopic.Thirty))]
    public async Task Whoever_is_shown_did_what_the_card_says_on_that_date_and_it_opens(AskedTopic topic)
    {
        var card = await _room.AskAsync(Newcomer, topic.Question);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(card.Heading, Does.StartWith(topic.Knowing is [] ? "Nobody is known for " : "People who know about "));
            Assert.That(topic.Knowing, topic.Knowing is [] ? Is.Empty : Has.Member(card.People is [var first, ..] ? first.Name : null));
            Assert.That(card.People.Select(person => person.Name), topic.Knowing is [] ? Is.Empty : Is.Unique.And.Not.Empty);

            foreach (var person in card.People)
            {
                Check(topic, person);
            }
        }
    }

    private void Check(AskedTopic topic, ShownPerson shown)
    {
        var person = _evidence.Person(shown.Name);
        Assert.That(person.AccountEnabled, shown.Name);
        Assert.That(shown.Address, Does.Contain(Uri.EscapeDataString(person.UserPrincipalName)), "The name opens a chat with somebody else.");
        Assert.That(shown.Reasons.Select(reason => reason.Quoted + reason.Link), Has.Exactly(1).Items.Or.Exactly(2).Items.And.Unique, shown.Name);

        foreach (var reason in shown.Reasons)
        {
            var truth = _evidence.Truth(person, reason, TimeProvider.System.GetUtcNow());
            Assert.That(DemoEvidence.Bare(reason.ToString()), Is.EqualTo(truth), $"{shown.Name} is said to have done this. Link: {reason.Link}");
            if (truth is not null)
            {
                Assert.That(_evidence.Words(reason), Does.Match($"(?i){topic.Names}"), $"{shown.Name}: “{reason}” has nothing to do with it.");
                Assert.That(reason.Link is null || _evidence.Opens(reason.Link), $"{reason.Link} opens nothing.");
            }
        }
    }
}
