using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>Keys made of any text.</summary>
internal sealed class TableKeyTests
{
    private const string Nasty = "ab!|%/\\#?~0123F\t\u007F\u0085é東\uFFFD\uFFFE\uFFFF\uD83D\uDE42";

    [TestCase("kubernetes", "kubernetes")]
    [TestCase("C# in a nutshell", "C!0023 in a nutshell"), TestCase("", ""), TestCase("a|b!", "a!007Cb!0021"), TestCase("🙂", "🙂")]
    public void A_key_stays_readable_where_it_can(string text, string key)
    {
        Assert.That(TableKey.Of(text), Is.EqualTo(key));
    }

    [Test]
    public void No_two_texts_share_a_key_and_every_key_is_allowed()
    {
        var random = new Random(20261122);
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);

        for (var i = 0; i < 50_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Nasty[random.Next(Nasty.Length)]));
            var key = TableKey.Of(text);

            Assert.That(texts.TryAdd(key, text) || texts[key] == text, Is.True, $"“{text}” and “{texts[key]}” share {key}");
            Assert.That(() => TableRules.CheckKeys(key, key), Throws.Nothing);
        }

        Assert.That(texts, Has.Count.GreaterThan(10_000));
    }

    [Test]
    public void Long_texts_keep_their_beginning_and_end_in_a_hash_of_all_of_it()
    {
        var text = string.Concat(Enumerable.Repeat("who knows?", 100));

        var key = TableKey.Of(text);

        Assert.That(key, Has.Length.EqualTo(TableRules.LongestKey).And.StartsWith("who knows!003Fwho").And.Matches("!~[0-9a-f]{64}$"));
        Assert.That(TableKey.Of(text + "!"), Is.Not.EqualTo(key));
        Assert.That(TableKey.Of(text), Is.EqualTo(key));
        Assert.That(TableKey.Of(key), Is.Not.EqualTo(key), "the text of a key is a text of its own");
    }

    [Test]
    public void Long_texts_that_differ_in_half_a_character_have_different_keys_and_no_character_is_cut()
    {
        var long1 = string.Concat(Enumerable.Repeat("🙂", 400)) + '\uD800';
        var long2 = string.Concat(Enumerable.Repeat("🙂", 400)) + '\uD801';

        Assert.That(TableKey.Of(long1), Is.Not.EqualTo(TableKey.Of(long2)));
        Assert.That(() => TableRules.CheckKeys(TableKey.Of(long1), TableKey.Of(long1, 101)), Throws.Nothing);
    }

    [Test]
    public void Joined_parts_cannot_be_mistaken_for_others()
    {
        string[] keys =
        [
            TableKey.Join("a", "b"), TableKey.Join("a|b"), TableKey.Join("a", "", "b"), TableKey.Join("a|", "b"), TableKey.Join("a", "|b"), TableKey.Join("ab"),
        ];

        Assert.That(keys, Is.Unique);
        Assert.That(keys[0], Is.EqualTo("a|b"));
    }

    [Test]
    public void Seven_long_parts_fit_into_one_key()
    {
        var parts = Enumerable.Range(0, 7).Select(i => new string('x', 600) + i).ToArray();

        Assert.That(() => TableRules.CheckKeys(TableKey.Join(parts), ""), Throws.Nothing);
        Assert.That(TableKey.Join(parts), Is.Not.EqualTo(TableKey.Join([.. parts.Reverse()])));
        Assert.That(() => TableKey.Join([.. parts, "eighth"]), Throws.ArgumentException);
    }

    [TestCase("ar-SA"), TestCase("th-TH"), TestCase("tr-TR"), TestCase("fa-IR")]
    public void A_machine_in_another_country_makes_the_same_keys(string culture)
    {
        var time = new DateTimeOffset(2026, 11, 22, 8, 0, 0, TimeSpan.FromHours(2));
        var before = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.That(TableKey.OldestFirst(time), Is.EqualTo("0639309240000000000").And.Length.EqualTo(19));
            Assert.That(TableKey.Of("I/i"), Is.EqualTo("I!002Fi"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void The_newest_time_sorts_first_and_all_times_have_a_place()
    {
        var epoch = DateTimeOffset.UnixEpoch;
        DateTimeOffset[] times = [DateTimeOffset.MinValue, TableRules.EarliestTime, epoch, epoch.AddTicks(1), DateTimeOffset.MaxValue];

        Assert.That(times.Select(TableKey.OldestFirst), Is.Ordered.Using<string>(StringComparer.Ordinal));
        Assert.That(times.Reverse().Select(TableKey.NewestFirst), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }
}
