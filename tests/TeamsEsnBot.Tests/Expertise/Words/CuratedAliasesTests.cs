using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Words;

/// <summary>The lists that ship: broad enough to be of use, and careful enough not to name the wrong people.</summary>
internal sealed class CuratedAliasesTests
{
    private static readonly Relation[] Relations = [.. AliasList.Technical().Relations, .. AliasList.Business().Relations];

    [Test]
    public void The_lists_are_broad()
    {
        Assert.That(AliasList.Technical().Relations, Has.Count.GreaterThanOrEqualTo(600));
        Assert.That(AliasList.Business().Relations, Has.Count.GreaterThanOrEqualTo(300));
        Assert.That(Aliases.Curated.LongestPhrase, Is.InRange(2, 6));
    }

    [Test]
    public void No_two_lines_say_the_same()
    {
        var ways = Relations.SelectMany(relation => relation.IsBothWays
            ? new[] { (From: relation.Left.Key, To: relation.Right.Key), (From: relation.Right.Key, To: relation.Left.Key) }
            : [(From: relation.Left.Key, To: relation.Right.Key)]);

        Assert.That(ways, Is.Unique);
    }

    [Test]
    public void No_line_relates_a_word_to_itself()
    {
        Assert.That(Relations.Where(relation => relation.Left.Key == relation.Right.Key).Select(relation => relation.Left.Written), Is.Empty);
    }

    [Test]
    public void The_very_same_thing_is_the_same_from_both_sides()
    {
        var oneSided = Relations.Where(relation => relation.IsSame).Where(relation =>
            !Aliases.Curated.Of(relation.Left.Key).Any(alias => alias.IsSame && alias.ReadsAs && alias.Written == relation.Right.Written)
            || !Aliases.Curated.Of(relation.Right.Key).Any(alias => alias.IsSame && !alias.ReadsAs && alias.Written == relation.Left.Written));

        Assert.That(oneSided.Select(relation => relation.Left.Written), Is.Empty);
    }

    [Test]
    public void Every_word_that_is_right_is_a_word_as_it_is_looked_up()
    {
        Assert.That(Aliases.Curated.Words.Where(word => Tokens.Of(word) is not [var token] || token.Folded != word), Is.Empty);
    }

    [TestCase("terraform")]
    [TestCase("vacation")]
    [TestCase("rust")]
    [TestCase("trello")]
    [TestCase("celonis")]
    [TestCase("multi")]
    public void Names_that_people_type_are_spelled_right(string name)
    {
        Assert.That(Aliases.Curated.Words, Has.Member(name));
    }

    [TestCase("k8s", "kubernetes")]
    [TestCase("AKS", "kubernetes")]
    [TestCase("aad", "entra id")]
    [TestCase("azure ad", "entra id")]
    [TestCase("o365", "microsoft 365")]
    [TestCase("msteams", "microsoft teams")]
    [TestCase("yammer", "viva engage")]
    [TestCase("power virtual agents", "copilot studio")]
    [TestCase("azure sentinel", "microsoft sentinel")]
    [TestCase("mfa", "2fa")]
    [TestCase("sso", "single sign-on")]
    [TestCase("sev1", "major incident")]
    [TestCase("outage", "major incident")]
    [TestCase("o11y", "observability")]
    [TestCase("iac", "terraform")]
    [TestCase("cicd", "ci/cd")]
    [TestCase("merge request", "pull request")]
    [TestCase("csharp", "C#")]
    [TestCase("C#", ".NET")]
    [TestCase("nodejs", "Node.js")]
    [TestCase("mssql", "sql server")]
    [TestCase("db", "database")]
    [TestCase("pbi", "power bi")]
    [TestCase("xlsx", "excel")]
    [TestCase("llm", "generative ai")]
    [TestCase("rpa", "robotic process automation")]
    [TestCase("s/4hana", "sap")]
    [TestCase("crm", "salesforce")]
    [TestCase("solidworks", "cad")]
    [TestCase("sps", "plc")]
    [TestCase("wlan", "wifi")]
    [TestCase("phone system", "telephony")]
    [TestCase("docking station", "usb-c")]
    [TestCase("helpdesk", "help desk")]
    [TestCase("cve", "vulnerability")]
    [TestCase("pto", "vacation")]
    [TestCase("expense report", "travel reimbursement")]
    [TestCase("per diem", "travel expenses")]
    [TestCase("wfh", "home office")]
    [TestCase("payslip", "payroll")]
    [TestCase("talent acquisition", "recruiting")]
    [TestCase("fte", "full-time equivalent")]
    [TestCase("vendor", "supplier")]
    [TestCase("rfp", "tender")]
    [TestCase("p&l", "profit and loss")]
    [TestCase("vat", "tax")]
    [TestCase("nda", "confidentiality agreement")]
    [TestCase("gdpr", "data protection")]
    [TestCase("trademark", "intellectual property")]
    [TestCase("churn", "customer retention")]
    [TestCase("press release", "public relations")]
    [TestCase("bom", "bill of materials")]
    [TestCase("MES", "manufacturing execution system")]
    [TestCase("iso 9001", "quality management")]
    [TestCase("ppe", "personal protective equipment")]
    [TestCase("canteen", "cafeteria")]
    [TestCase("meeting room", "conference room")]
    [TestCase("lms", "learning platform")]
    [TestCase("csrd", "sustainability report")]
    [TestCase("Urlaub", "vacation")]
    [TestCase("vacation", "Urlaub")]
    [TestCase("Reisekosten", "travel expenses")]
    [TestCase("Betriebsrat", "works council")]
    [TestCase("works council", "Betriebsrat")]
    [TestCase("Krankmeldung", "sick leave")]
    [TestCase("Ueberstunden", "Überstunden")]
    [TestCase("notes de frais", "expense report")]
    [TestCase("congés", "leave")]
    [TestCase("conges", "annual leave")]
    [TestCase("appel d'offres", "tender")]
    [TestCase("verlof", "leave")]
    [TestCase("onkosten", "expenses")]
    [TestCase("ondernemingsraad", "works council")]
    public void Who_asks_for_one_is_served_by_the_other(string asked, string other)
    {
        Assert.That(AreRelated(asked, other), Is.True);
    }

    [TestCase("docker", "stevedore")]
    [TestCase("azure", "heraldry")]
    [TestCase("java", "coffee")]
    [TestCase("python", "snake")]
    [TestCase("oracle", "fortune telling")]
    [TestCase("cloud", "weather")]
    [TestCase("pr", "payroll")]
    [TestCase("po", "post office")]
    [TestCase("ci", "insurance")]
    [TestCase("ar", "argentina")]
    [TestCase("kubernetes", "eks upgrade")]
    [TestCase("active directory", "ad")]
    [TestCase("public relations", "pull request")]
    [TestCase("train", "course")]
    [TestCase("trains", "workshop")]
    [TestCase("format", "training")]
    [TestCase("account", "bookkeeping")]
    [TestCase("customer", "customs clearance")]
    [TestCase("application", "job candidate")]
    [TestCase("source", "procurement")]
    [TestCase("second", "international assignment")]
    [TestCase("excellent", "spreadsheet")]
    [TestCase("redundant", "layoff")]
    [TestCase("terminal", "dismissal")]
    [TestCase("local", "l10n")]
    [TestCase("access", "a11y")]
    [TestCase("author", "authz")]
    [TestCase("corrupt", "bribery")]
    [TestCase("machine", "cnc")]
    [TestCase("community", "comms")]
    [TestCase("product", "manufacturing")]
    [TestCase("monitor", "observability")]
    [TestCase("modern", "legacy system")]
    [TestCase("office", "out-of-office")]
    [TestCase("the id", "development environment")]
    public void A_word_that_only_looks_or_sounds_alike_leads_nowhere(string asked, string other)
    {
        Assert.That(AreRelated(asked, other), Is.False);
    }

    [Test]
    public void An_abbreviation_that_departments_read_differently_is_never_taken_for_sure(
        [Values("ad", "adr", "apm", "ap", "ar", "atp", "av", "ba", "bi", "ca", "cam", "cd", "ci", "cip", "cs", "csm", "csr", "dc", "di", "dl", "dpo", "dr", "ecr", "ecs", "eda",
            "ef", "fm", "fw", "gtm", "idp", "ioc", "jd", "mdm", "mdr", "moq", "mr", "msa", "mvp", "oci", "pa", "pim", "pip", "plc", "pm", "po", "ppe", "pr", "rag", "rds", "rfc", "rma",
            "rto", "scm", "sla", "smb", "soa", "soc", "sop", "sow", "spa", "tf", "tpm")] string abbreviation)
    {
        var readings = Aliases.Curated.Of(Aliases.KeyOf(abbreviation));

        Assert.That(readings, Is.Not.Empty);
        Assert.That(readings, Has.All.Property("Weight").LessThan(0.6f).And.All.Property("IsSame").False);
    }

    [Test]
    public void An_everyday_word_hardly_leads_away_from_itself(
        [Values("bill", "cab", "contain", "course", "dock", "flow", "go", "lambda", "lean", "macro", "node", "notebook", "pay", "pipeline", "receipt", "sea", "snow", "screen",
            "second", "strike", "ticket", "workday", "access", "form", "loop", "power", "rest", "source", "spring", "stream", "swift", "team", "word")] string word)
    {
        Assert.That(Aliases.Curated.Of(Aliases.KeyOf(word)).Where(alias => alias.Weight > 0.5f || alias.IsSame).Select(alias => alias.Written), Is.Empty);
    }

    private static bool AreRelated(string asked, string other) =>
        Aliases.Curated.Of(Aliases.KeyOf(asked)).Any(alias => Aliases.KeyOf(alias.Written) == Aliases.KeyOf(other));
}
