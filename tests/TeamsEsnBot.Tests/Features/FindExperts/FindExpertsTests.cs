using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.FindExperts;

[TestFixture]
internal sealed class FindExpertsTests
{
    [Test]
    public async Task The_people_who_answered_are_shown_with_dated_reasons_that_open()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes", daysAgo: 20);
        await office.Maya.HasAnswered("Which ingress do we use?", "kubernetes", daysAgo: 200);
        await office.Tom.HasAnswered("Where do cluster logs go?", "kubernetes", daysAgo: 400, accepted: false);

        var reply = await office.Ana.Says("who knows about Kubernetes?");

        Assert.That(reply, Golden.Card("experts-found"));
    }

    [TestCase("who knows about kubernetes")]
    [TestCase("Who knows kubernetes?")]
    [TestCase("who knos kubernets")]
    [TestCase("who know about k8s")]
    [TestCase("Who can help me with k8s?")]
    [TestCase("who could help with Kubernetes please")]
    [TestCase("Hi, can you please tell me who knows about kubernetes? Thanks!")]
    [TestCase("does anyone know kubernetes?")]
    [TestCase("is there somebody who knows about kubernetes")]
    [TestCase("Do you know anybody who knows about kubernetes?")]
    [TestCase("expert on kubernetes")]
    [TestCase("kubernetes experts")]
    [TestCase("find me a kubernetes expert")]
    [TestCase("who is the best person for kubernetes?")]
    [TestCase("kubernetes: who knows about it?")]
    [TestCase("who should I ask about kubernetes")]
    [TestCase("WHO KNOWS KUBERNETES???")]
    [TestCase("kubernetes")]
    [TestCase("  who   knows\tabout \u00A0kubernetes ☸️ ")]
    public async Task Free_wording_typos_and_abbreviations_find_the_same_people(string words)
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        var reply = await office.Ana.Says(words);

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task A_typo_is_understood_and_the_card_says_so()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        var reply = await office.Ana.Says("who knos kubernets");

        Assert.That(reply.Card!.ToPlainText(), Does.StartWith("People who know about kubernetes\nYou wrote “kubernets”."));
    }

    [Test]
    public async Task Who_knows_both_topics_comes_before_who_knows_one()
    {
        await using var office = new Office();
        await office.Tom.HasAnswered("How do I rotate vault keys?", "azure key vault");
        await office.Tom.HasAnswered("Which region has the vault?", "azure key vault");
        await office.Maya.HasAnswered("How do I rotate vault keys?", "azure key vault", daysAgo: 300);
        await office.Maya.HasAnswered("Where is the terraform state?", "terraform", daysAgo: 300);

        var text = (await office.Ana.Says("expert on Azure Key Vault and Terraform")).Card!.ToPlainText();

        Assert.That(text.IndexOf("Maya", StringComparison.Ordinal), Is.InRange(0, text.IndexOf("Tom", StringComparison.Ordinal)));
    }

    [TestCase("do any of you lot know about kubernetes?")]
    [TestCase("Good morning, anyone know kubernetes?")]
    [TestCase("somebody who can help with kubernetes")]
    [TestCase("wer kennt sich mit Kubernetes aus?")]
    [TestCase("qui s'y connaît en Kubernetes ?")]
    [TestCase("wie weet er iets van Kubernetes?")]
    public async Task A_question_is_no_statement_about_a_colleague_and_may_be_in_another_language(string words)
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        var reply = await office.Ana.Says(words);

        Assert.That(reply.Card!.Heading, Is.EqualTo("People who know about kubernetes").IgnoreCase);
        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Maya Lindqvist"));
    }

    [Test]
    public async Task A_topic_named_since_is_soon_found_among_words_that_nobody_foresaw()
    {
        const string Words = "A customer asked for zebra tracking. Has anyone implemented it?";
        await using var office = new Office();
        await office.Ana.Says(Words);
        await office.Maya.HasAnswered("Where is the ledger?", "zebra tracking");

        office.Clock.Passes(TimeSpan.FromMinutes(6));

        Assert.That((await office.Ana.Says(Words)).Card!.Heading, Is.EqualTo("People who know about zebra tracking"));
    }

    [Test]
    public async Task The_asker_is_never_the_answer()
    {
        await using var office = new Office();
        await office.Ana.HasAnswered("Which font do we use?", "typography");
        await office.Tom.HasAnswered("Which font do we use?", "typography");

        var reply = await office.Ana.Says("who knows about typography");

        Assert.That(reply.Card!.ToPlainText(), Does.Contain("Tom Becker").And.Not.Contain("Ana Ribeiro"));
    }

    [Test]
    public async Task A_topic_nobody_knows_leads_on_to_asking_everyone()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");

        Assert.That(await office.Ana.Says("who knows about Zig?"), Golden.Card("nobody-yet"));
    }

    [Test]
    public async Task A_topic_that_nobody_can_be_shown_for_reads_like_one_nobody_knows()
    {
        await using var office = new Office();
        var guest = office.Hire("Gus Guest", isGuest: true);
        await guest.HasAnswered("What is on the secret roadmap?", "roadmap");
        await office.Tom.HasAnswered("What is on the secret roadmap?", "roadmap", seenBy: [office.Maya.Id]);

        var toAna = await office.Ana.Says("who knows about the roadmap");
        var toMaya = await office.Maya.Says("who knows about the roadmap");

        Assert.That(toAna.Card!.Heading, Is.EqualTo("Nobody is known for roadmap yet"));
        Assert.That(toMaya.Card!.ToPlainText(), Does.Contain("Tom Becker").And.Not.Contain("Gus"));
    }

    [Test]
    public async Task Somebody_who_left_vanishes_with_the_next_round_of_the_directory()
    {
        await using var office = new Office();
        await office.Tom.HasAnswered("How do I restart a pod?", "kubernetes");
        await office.Ana.Says("hello");
        office.Directory.People.Remove(office.Tom.Id);

        await office.ReadsItsDirectory();

        Assert.That((await office.Ana.Says("who knows about kubernetes")).Card!.ToPlainText(), Does.Not.Contain("Tom"));
    }

    [Test]
    public async Task Profile_skills_responsibilities_and_the_role_are_found_too()
    {
        await using var office = new Office();
        office.Directory.Descriptions[office.Tom.Id] = new SelfDescription(["Terraform", "Go"], ["Sailing"], ["On-call rota"], null);

        await office.ReadsItsDirectory();

        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.ToPlainText(), Does.Contain("skills: Terraform, Go · profile, as of "));
        Assert.That((await office.Ana.Says("who knows about the on-call rota")).Card!.ToPlainText(), Does.Contain("responsible for: On-call rota"));
        Assert.That((await office.Ana.Says("who knows about site reliability")).Card!.ToPlainText(), Does.Contain("works as: "));
        Assert.That((await office.Ana.Says("who knows about sailing")).Card!.ToPlainText(), Does.Contain("interests: Sailing"));
    }

    [Test]
    public async Task A_title_that_quotes_is_quoted_with_single_marks_inside()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("Pods say \"no (\"disk\") left\"", "kubernetes");

        Assert.That((await office.Ana.Says("who knows about kubernetes")).Card!.ToPlainText(), Does.Contain("answered “Pods say ‘no (‘disk’) left’”"));
    }

    [Test]
    public async Task A_skill_removed_from_the_profile_is_gone_after_the_next_round()
    {
        await using var office = new Office();
        office.Directory.Descriptions[office.Tom.Id] = new SelfDescription(["Terraform"], [], [], null);
        await office.ReadsItsDirectory();
        office.Directory.Descriptions[office.Tom.Id] = new SelfDescription(["Go"], [], [], null);

        await office.ReadsItsDirectory();

        Assert.That((await office.Ana.Says("who knows about terraform")).Card!.Heading, Is.EqualTo("Nobody is known for terraform yet"));
    }

    [Test]
    public async Task Who_is_available_or_away_is_said_but_never_kept()
    {
        await using var office = new Office();
        await office.Maya.HasAnswered("How do I restart a pod?", "kubernetes");
        office.Directory.Presences[office.Maya.Id] = Presence.Away;

        var away = await office.Ana.Says("who knows about kubernetes");
        office.Directory.Presences.Clear();
        var unknown = await office.Ana.Says("who knows about kubernetes");

        Assert.That(away.Card!.ToJson(), Does.Contain("away now"));
        Assert.That(unknown.Card!.ToJson(), Does.Not.Contain("away now"));
    }

    [Test]
    public async Task Ask_them_opens_a_chat_with_the_first_three_and_a_message_begun()
    {
        await using var office = new Office();
        foreach (var name in new[] { "Al Ahn", "Bo Berg", "Cy Cole", "Di Dahl" })
        {
            await office.Hire(name).HasAnswered($"Question for {name}", "kubernetes");
        }

        var card = (await office.Ana.Says("who knows about kubernetes")).Card!;

        var address = card.Buttons.Single(button => button.Title == "Ask them").Address;
        Assert.That(address, Does.StartWith("https://teams.microsoft.com/l/chat/0/0?users="));
        Assert.That(address!.Split("%40office.example"), Has.Length.EqualTo(4));
        Assert.That(Uri.UnescapeDataString(address), Does.Contain("Hi! I have a question about kubernetes"));
    }

    [Test]
    public async Task At_most_five_people_with_at_most_two_reasons_each_fit_on_a_card()
    {
        await using var office = new Office();
        for (var one = 0; one < 9; one++)
        {
            var person = office.Hire($"Person {(char)('A' + one)}");
            for (var question = 0; question < 4; question++)
            {
                await person.HasAnswered($"Question {one}-{question} about pods?", "kubernetes");
            }
        }

        var people = (await office.Ana.Says("who knows about kubernetes")).Card!.Parts.OfType<TeamsEsnBot.Features.Cards.PersonPart>().ToArray();

        Assert.That(people, Has.Length.EqualTo(5));
        Assert.That(people.Select(person => person.Reasons.Count), Has.All.EqualTo(2));
    }
}
