using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Words;

/// <summary>Other names that a company's champions know.</summary>
internal sealed class SynonymsTests
{
    [Test]
    public void A_company_s_own_name_for_a_thing_is_understood()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");
        Assert.That(archive.WhoKnows("mothership"), Is.Empty);

        archive.Index.SetSynonyms(Archive.Tenant, ["mothership = kubernetes"]);

        Assert.That(archive.Understands("mothership"), Is.EqualTo("kubernetes"));
        Assert.That(archive.WhoKnows("mothership"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void New_names_take_the_place_of_those_before()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");
        archive.Index.SetSynonyms(Archive.Tenant, ["mothership = kubernetes"]);

        archive.Index.SetSynonyms(Archive.Tenant, ["flagship = kubernetes"]);

        Assert.That(archive.WhoKnows("mothership"), Is.Empty);
        Assert.That(archive.WhoKnows("flagship"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void Another_company_does_not_share_them()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");

        archive.Index.SetSynonyms("fabrikam", ["mothership = kubernetes"]);

        Assert.That(archive.WhoKnows("mothership"), Is.Empty);
    }

    [TestCase("= kubernetes", "synonyms, line 2")]
    [TestCase("cluster = clusters", "synonyms, line 2")]
    [TestCase("mothership = kubernetes : 7", "synonyms, line 2")]
    public void A_line_that_says_nothing_is_named_and_what_was_there_stays(string line, string named)
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");
        archive.Index.SetSynonyms(Archive.Tenant, ["mothership = kubernetes"]);

        Assert.That(() => archive.Index.SetSynonyms(Archive.Tenant, ["flagship = kubernetes", line]), Throws.InstanceOf<InvalidDataException>().With.Message.Contains(named));
        Assert.That(archive.WhoKnows("mothership"), Is.EqualTo(new[] { "zoe" }));
    }

    [Test]
    public void They_outlive_the_loading_of_a_saved_index()
    {
        using var archive = new Archive().AndOthers().Answered("zoe", "Kubernetes upgrade");
        using var file = new MemoryStream();
        archive.Index.Save(file);
        archive.Index.SetSynonyms(Archive.Tenant, ["mothership = kubernetes"]);
        file.Position = 0;

        archive.Index.Load(file, _ => true);

        Assert.That(archive.WhoKnows("mothership"), Is.EqualTo(new[] { "zoe" }));
    }
}
