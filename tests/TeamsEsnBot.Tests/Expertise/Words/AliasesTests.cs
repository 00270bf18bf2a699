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

    [Test]
    public void A_thing_has_the_neighbours_of_its_other_name_but_not_their_neighbours()
    {
        var aliases = Read("csharp = c#\nc sharp = c#\nc# ~ .net : 0.6\ndotnet = .net");

        var served = aliases.Of("csharp").Select(alias => (alias.Written, alias.Weight));

        Assert.That(served, Is.EquivalentTo(new[] { ("c#", 0.9f), ("c sharp", 0.9f * 0.9f), (".net", 0.6f * 0.9f) }));
        Assert.That(aliases.Of("csharp").Where(alias => alias.ReadsAs).Select(alias => alias.Written), Is.EqualTo(new[] { "c#" }));
    }

    [TestCase("k8s =")]
    [TestCase("= kubernetes")]
    [TestCase("the > of")]
    [TestCase("a1 = b1 : heavy")]
    [TestCase("a1 = b1 : 2")]
    [TestCase("a1 = b1 : 0.5 : 0.6")]
    public void A_line_that_says_nothing_is_named(string line)
    {
        Assert.That(() => Read($"# head\n{line}"), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("list.txt, line 2: ").And.Message.Contains(line));
    }

    [TestCase("logs ~ logging")]
    [TestCase("out of office > office")]
    public void A_line_that_relates_a_word_to_itself_is_named(string line)
    {
        Assert.That(() => Read($"# head\n\n{line}"), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("list.txt, line 3: the two sides are different"));
    }

    [TestCase("k8s > kubernetes")]
    [TestCase("Kubernetes > K8s : 0.3")]
    public void A_line_that_repeats_another_is_named(string line)
    {
        Assert.That(() => Read($"k8s = kubernetes\n{line}"), Throws.TypeOf<InvalidDataException>().With.Message.StartsWith("list.txt, line 2: every line says something new"));
    }

    [Test]
    public void Every_word_of_the_list_is_spelled_right_but_only_words_with_aliases_are_what_an_error_may_mean()
    {
        var aliases = Read("ztl > zebra-tracking ledger\nzork zeppelin");

        Assert.That(aliases.Words, Is.EquivalentTo(new[] { "ztl", "zebratracking", "zebra", "tracking", "ledger", "zork", "zeppelin" }));
        Assert.That(aliases.WordsWith('z'), Is.EqualTo(new[] { "ztl" }));
    }

    private static Aliases Read(string lines) => new(AliasList.Read("list.txt", new StringReader(lines)));
}
