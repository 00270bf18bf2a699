namespace TeamsEsnBot.Tests.Expertise;

internal sealed class UnderstandingTests
{
    [TestCase("kubernets", "kubernetes")]
    [TestCase("kuberntes", "kubernetes")]
    [TestCase("Kubernets", "Kubernetes")]
    [TestCase("KUBERNETS", "KUBERNETES")]
    [TestCase("kuberenetes", "kubernetes")]
    [TestCase("terrafrom", "terraform")]
    [TestCase("pyhton", "python")]
    [TestCase("pythn", "python")]
    [TestCase("dokcer", "docker")]
    [TestCase("acount reconcilation", "account reconciliation")]
    public void A_typing_error_is_understood(string typed, string meant)
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Kubernetes and docker")
            .Answered("zoe", "Terraform from Python")
            .Answered("zoe", "Account reconciliation");

        var answer = archive.Ask(typed);

        Assert.That(answer.Understood, Is.EqualTo(new[] { meant }));
        Assert.That(answer.People.Select(person => person.Person), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void Words_around_the_error_stay_as_they_were_typed()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes ingress");

        Assert.That(archive.Understands("our Kubernets  Ingress"), Is.EqualTo("our Kubernetes  Ingress"));
    }

    [TestCase("visa", "Vis rendering")]
    [TestCase("india", "Indir command")]
    [TestCase("rust", "Trust centre")]
    [TestCase("wales", "Walks at lunch")]
    [TestCase("ipv6", "IPv4 addresses")]
    [TestCase("java", "Lava lamp")]
    [TestCase("recruitment", "Recreation room")]
    [TestCase("pointer", "Printer is jammed")]
    public void A_word_that_is_only_new_is_not_taken_for_an_error(string asked, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.Understands(asked), Is.EqualTo(asked));
        Assert.That(archive.WhoKnows(asked), Is.Empty);
    }

    [Test]
    public void Of_equally_near_words_the_more_used_one_is_meant()
    {
        using var archive = new Archive().AndOthers().Answered("anton", "Tabulon export").Answered("zoe", "Tabulor export").Answered("zoe", "Tabulor import");

        Assert.That(archive.Understands("tabulox"), Is.EqualTo("tabulor"));
    }

    [TestCase("k8s", "kubernetes", "Kubernetes ingress")]
    [TestCase("K8s", "Kubernetes", "Kubernetes ingress")]
    [TestCase("sso", "single sign-on", "Single sign-on fails")]
    [TestCase("AAD", "entra id", "Guests in Entra ID")]
    [TestCase("pto", "vacation", "Vacation carried over")]
    [TestCase("tf", "terraform", "Terraform state is locked")]
    [TestCase("dsgvo", "gdpr", "GDPR and newsletters")]
    public void An_abbreviation_is_understood_as_what_the_company_writes(string typed, string meant, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.Understands(typed), Is.EqualTo(meant));
        Assert.That(archive.WhoKnows(typed), Is.EqualTo(new[] { "zoe" }));
    }

    [TestCase("kubernetes", "k8s upgrade")]
    [TestCase("multi-factor authentication", "MFA on a new phone")]
    [TestCase("expense report", "Reimbursement takes weeks")]
    [TestCase("annual leave", "Vacation carried over")]
    [TestCase("works council", "Betriebsrat election")]
    [TestCase("ondernemingsraad", "Betriebsrat election")]
    [TestCase("notes de frais", "Travel reimbursement takes weeks")]
    [TestCase("Resturlaub", "Vacation days carried over")]
    public void What_is_written_short_or_otherwise_is_found_by_its_long_name(string asked, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.WhoKnows(asked), Is.EqualTo(new[] { "zoe" }));
        Assert.That(archive.Understands(asked), Is.Not.Empty);
    }

    [Test]
    public void The_word_itself_beats_what_means_much_the_same()
    {
        using var archive = new Archive().AndOthers().Answered("anton", "Vacation days").Answered("zoe", "Holiday days");

        Assert.That(archive.WhoKnows("holiday"), Is.EqualTo(new[] { "zoe", "anton" }));
        Assert.That(archive.WhoKnows("vacation"), Is.EqualTo(new[] { "anton", "zoe" }));
    }

    [Test]
    public void Where_everybody_writes_the_abbreviation_it_is_not_opened()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "API limits").Answered("zoe", "API keys");

        Assert.That(archive.Understands("API"), Is.EqualTo("API"));
    }

    [TestCase("Our zebra tracking ledger (ZTL) is down")]
    [TestCase("ZTL (zebra tracking ledger) is down")]
    public void The_company_explains_its_own_abbreviations(string title)
    {
        using var archive = new Archive().AndOthers().Answered("anton", title).Answered("zoe", "Zebra tracking ledger export");

        Assert.That(archive.WhoKnows("ztl"), Is.EquivalentTo(new[] { "anton", "zoe" }));
    }

    [TestCase("cafe", "Café opening hours")]
    [TestCase("café", "Cafe opening hours")]
    [TestCase("uberstunden", "Überstunden auszahlen")]
    [TestCase("ÜBERSTUNDEN", "überstunden auszahlen")]
    [TestCase("strasse", "Straße gesperrt")]
    [TestCase("smorrebrod", "Smørrebrød on Friday")]
    [TestCase("ｋｕｂｅ", "Kube upgrade")]
    public void Accents_and_letter_case_do_not_matter(string asked, string title)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", title);

        Assert.That(archive.WhoKnows(asked), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void A_correction_has_its_accents()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Überstunden auszahlen");

        Assert.That(archive.Understands("uberstnuden"), Is.EqualTo("überstunden"));
    }

    [TestCase("c#")]
    [TestCase("C#")]
    [TestCase("c++")]
    [TestCase(".net")]
    [TestCase("node.js")]
    [TestCase("tcp/ip")]
    [TestCase("f#")]
    public void A_sign_that_belongs_to_a_name_tells_it_from_others(string name)
    {
        using var archive = new Archive().AndOthers();
        foreach (var other in new[] { "c#", "c++", ".net", "node.js", "tcp/ip", "f#", "c", "js", "ip" })
        {
            archive.Answered(other, $"A question on {other}, as always");
        }

        Assert.That(archive.WhoKnows(name)[0], Is.EqualTo(name.ToLowerInvariant()));
    }

    [Test]
    public void Part_of_a_compound_name_finds_it()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "TCP/IP settings");

        Assert.That(archive.WhoKnows("tcp"), Is.EqualTo(new[] { "zoe" }));
    }

    [TestCase("a sanity check on Kubernetes", "Kubernetes")]
    [TestCase("kubernets these days", "kubernetes")]
    [TestCase("hand-holding around TCP/IP", "TCP/IP")]
    [TestCase("Kubernetes ingress", "Kubernetes ingress")]
    [TestCase("blue green Kubernetes ingress", "Kubernetes ingress")]
    [TestCase("Kubernetes on TCP/IP", "Kubernetes on TCP/IP")]
    [TestCase("green doors", "green doors")]
    public void Words_that_nobody_wrote_with_a_topic_do_not_belong_to_it(string asked, string understood)
    {
        using var archive = new Archive().AndOthers()
            .Answered("zoe", "Ingress gives 502", topics: "Kubernetes")
            .Answered("anton", "Settings", topics: "TCP/IP")
            .Answered("anton", "Days of hand and sanity holding");

        Assert.That(archive.Understands(asked), Is.EqualTo(understood));
    }

    [Test]
    public void A_letter_that_belongs_to_a_name_is_no_rest_of_a_list()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "C# generics");

        Assert.That(archive.WhoKnows("c sharp"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void IT_in_capitals_is_a_department()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "IT budget").Answered("anton", "Was it raining?");

        Assert.That(archive.WhoKnows("IT"), Is.EqualTo(new[] { "zoe" }));
        Assert.That(archive.WhoKnows("it"), Is.EqualTo(new[] { "zoe" }));
    }
}
