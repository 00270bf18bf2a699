namespace TeamsEsnBot.Tests.Expertise;

internal sealed class SeveralWordsTests
{
    [Test]
    public void A_piece_with_all_the_words_beats_several_with_one()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Rotating keys in the Azure key vault")
            .Answered("anton", "Azure subscription is full")
            .Answered("anton", "Azure region for the test system")
            .Answered("anton", "Azure bill for February");

        Assert.That(archive.WhoKnows("azure key vault")[0], Is.EqualTo("zoe"));
    }

    [Test]
    public void Somebody_who_shares_one_weak_word_is_not_listed()
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Rotating keys in the Azure key vault")
            .Answered("anton", "Key for the bike shed");

        Assert.That(archive.WhoKnows("azure key vault"), Is.EqualTo(new[] { "zoe" }));
    }

    [TestCase("coffee machine learning")]
    [TestCase("card trick")]
    [TestCase("quantum chromodynamics floor")]
    [TestCase("blockchain meeting")]
    public void When_only_a_common_word_is_shared_nobody_is_named(string topic)
    {
        using var archive = new Archive().AndOthers();

        Assert.That(archive.WhoKnows(topic), Is.Empty);
    }

    [TestCase("xyzzy")]
    [TestCase("flurbex quandle")]
    public void Nonsense_names_nobody(string topic)
    {
        using var archive = new Archive().AndOthers();

        Assert.That(archive.WhoKnows(topic), Is.Empty);
    }

    [Test]
    public void A_topic_inside_the_one_asked_for_is_better_than_nobody()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Cluster is full", topics: ["Kubernetes"]);

        Assert.That(archive.WhoKnows("kubernetes tenancy"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void The_order_of_the_words_does_not_matter()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Rotating keys", topics: ["Azure Key Vault"]).Answered("anton", "Azure key vault access");

        Assert.That(archive.WhoKnows("key vault azure"), Is.EqualTo(archive.WhoKnows("azure key vault")));
    }

    [TestCase("key vault", "Secrets from keyvault")]
    [TestCase("keyvault", "Secrets from the key vault")]
    [TestCase("key-vault", "Secrets from the key vault")]
    [TestCase("wifi", "Wi-Fi in the garden")]
    [TestCase("wi-fi", "WiFi in the garden")]
    [TestCase("on call", "The on-call plan")]
    public void Words_written_together_or_apart_are_found(string topic, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.WhoKnows(topic), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void Another_form_of_a_word_is_the_same_word()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Deploying to production");

        Assert.That(archive.WhoKnows("deployments"), Is.EqualTo(new[] { "zoe" }));
    }

    [TestCase("who knows about terraform?")]
    [TestCase("any terraform experts here?")]
    [TestCase("I need help with Terraform please")]
    [TestCase("wer kennt sich mit terraform aus")]
    [TestCase("qui connaît terraform ?")]
    [TestCase("wie weet iets van terraform")]
    public void Words_of_asking_carry_no_topic(string question)
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Terraform state is locked")
            .Answered("anton", "I need help, please, with the experts here, any idea who knows?");

        Assert.That(archive.WhoKnows(question), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void A_question_as_long_as_a_mail_finds_who_answered_one_like_it()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Terraform state stays locked after a cancelled pipeline", "Force the unlock with the lock id.");

        var mail = "Hello everybody, yesterday our nightly pipeline was cancelled half way, and since then terraform says that the state is locked. "
            + "I already asked two colleagues from the other building but they were on holiday. Does somebody have an idea how to get rid of the lock without breaking anything?";

        Assert.That(archive.WhoKnows(mail), Has.Member("zoe"));
    }
}
