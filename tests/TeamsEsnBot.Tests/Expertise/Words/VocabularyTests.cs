using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Tests.Expertise.Words;

internal sealed class VocabularyTests
{
    /// <summary>Typing errors and short forms are looked for by outline, while somebody else adds words.</summary>
    [Test]
    public async Task A_word_that_is_found_by_its_outline_can_be_read_at_once()
    {
        const int Words = 60_000;
        var vocabulary = new Vocabulary();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < Words; i++)
            {
                vocabulary.Use(new ReadWord($"terraform{i}", $"terraform{i}", IsName: false, Uses.InText), Language.English, i);
            }
        });

        while (!writing.IsCompleted)
        {
            foreach (var group in vocabulary.Outlines.Of('t'))
            {
                if (group.Outlines.Length > 0)
                {
                    var newest = group.WordAt(group.Outlines.Length - 1);
                    Assert.That(vocabulary.FoldedAt(newest), Is.EqualTo($"terraform{newest}"));
                    Assert.That(vocabulary.WordAt(newest), Is.EqualTo($"terraform{newest}"));
                }
            }
        }

        await writing;
        Assert.That(vocabulary.Lexicon.Spellings, Is.EqualTo(Words));
    }

    [TestCase("clusters", Language.English, "cluster")]
    [TestCase("überstunden", Language.German, "uberstunde")]
    [TestCase("congés", Language.French, "conge")]
    [TestCase("facturen", Language.Dutch, "factuur")]
    public void A_word_is_found_as_it_was_typed_and_in_another_form(string written, Language language, string other)
    {
        var vocabulary = new Vocabulary();
        var folded = Folding.Fold(written);
        vocabulary.Use(new ReadWord(written, folded, IsName: false, Uses.InText), language, slot: 3);

        Assert.That(vocabulary.TryFindOf(folded, out var term), Is.True);
        Assert.That(vocabulary.TryFindOf(folded, language, out var same) ? same : -1, Is.EqualTo(term));
        Assert.That(vocabulary.Lexicon.KeyAt(term), Is.EqualTo(Terms.Of(folded, isName: false, language)));
        Assert.That(vocabulary.WordAt(0), Is.EqualTo(written));
        Assert.That(vocabulary.FoldedAt(0), Is.EqualTo(folded));
        Assert.That(vocabulary.TryFindOf(other, language, out var also), Is.EqualTo(Terms.Of(other, isName: false, language) == Terms.Of(folded, isName: false, language)));
        Assert.That(also, Is.EqualTo(term).Or.EqualTo(-1));
    }

    [Test]
    public void A_word_of_two_languages_has_a_term_in_each()
    {
        var vocabulary = new Vocabulary();
        vocabulary.Use(new ReadWord("kosten", "kosten", IsName: false, Uses.InText), Language.German, slot: 0);
        vocabulary.Use(new ReadWord("kosten", "kosten", IsName: false, Uses.InText), Language.Dutch, slot: 1);

        Assert.That(vocabulary.TryFindOf("kosten", Language.English, out _), Is.False);
        Assert.That(vocabulary.TryFindOf("kosten", Language.German, out var german), Is.True);
        Assert.That(vocabulary.TryFindOf("kosten", Language.Dutch, out var dutch), Is.True);
        Assert.That(german, Is.Not.EqualTo(dutch));
        Assert.That(vocabulary.Knows(Language.French), Is.False);
    }

    [Test]
    public void A_name_is_the_same_in_every_language()
    {
        var vocabulary = new Vocabulary();
        vocabulary.Use(new ReadWord("node.js", "node.js", IsName: true, Uses.InText), Language.German, slot: 0);
        vocabulary.Use(new ReadWord("node.js", "node.js", IsName: true, Uses.InText), Language.French, slot: 1);

        Assert.That(vocabulary.Lexicon.Spellings, Is.EqualTo(1));
        Assert.That(vocabulary.TryFindOf("node.js", Language.English, out _), Is.True);
    }
}
