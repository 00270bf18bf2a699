using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Words;

internal sealed class AliasesTests
{
    [Test]
    public void Same_things_work_both_ways_and_the_left_side_is_opened()
    {
        var aliases = Read("k8s = kubernetes");

        Assert.That(aliases.Of("k8s").Single(), Has.Property("Written").EqualTo("kubernetes").And.Property("ReadsAs").True);
        Assert.That(aliases.Of(Aliases.KeyOf("Kubernetes")).Single(), Has.Property("Written").EqualTo("k8s").And.Property("ReadsAs").False);
    }

    [Test]
    public void A_directed_line_works_one_way_with_its_weight()
    {
        var aliases = Read("ad > active directory | advertising : 0.7");

        Assert.That(aliases.Of("ad").Select(alias => (alias.Written, alias.Weight)), Is.EqualTo(new[] { ("active directory", 0.7f), ("advertising", 0.7f) }));
        Assert.That(aliases.Of(Aliases.KeyOf("active directory")), Is.Empty);
    }

    [TestCase("k8s =")]
    [TestCase("= kubernetes")]
    [TestCase("the > of")]
    [TestCase("a1 = b1 : heavy")]
    [TestCase("a1 = b1 : 2")]
    public void A_line_that_says_nothing_is_named(string line)
    {
        Assert.That(() => Read($"# head\n{line}"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("line 2").And.Message.Contains(line));
    }

    [Test]
    public void The_list_that_ships_can_be_read_and_holds_what_people_type_most()
    {
        Assert.That(Aliases.Curated.Of("k8s"), Is.Not.Empty);
        Assert.That(Aliases.Curated.Words, Has.Member("terraform").And.Member("vacation").And.Member("rust"));
        Assert.That(Aliases.Curated.LongestPhrase, Is.InRange(2, 6));
    }

    private static Aliases Read(string lines) => Aliases.Parse(new StringReader(lines));
}
