using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class StemmersTests
{
    private const string Letters = "aeiouyssttnnrrlldbcmgkjhpvfzwxqàâäéèêëîïôöûüçßœ";
    private const string Signs = "az09 .'-_#éßİıжש漢ก🙂\uD83D\u0301\0";

    [TestCase(Language.English, "résumé naïve café fiancée")]
    [TestCase(Language.German, "kündigung überstunden schließung größe ämter möglichkeiten wöchentlich prüfung äußerung")]
    [TestCase(Language.French, "congés réunion sécurité créée été employé expérimentée références première français reçu cœur accès hôtel dépassées déjà")]
    [TestCase(Language.Dutch, "coördinatie geïnteresseerd reünie scène één efficiënte financiële enquêtes")]
    public void A_word_has_the_same_stem_however_its_accents_are_typed(Language language, string words)
    {
        foreach (var word in words.Split(' '))
        {
            Assert.That(Stemmers.Stem(word, language), Is.EqualTo(Stemmers.Stem(Folding.Fold(word), language)), word);
        }
    }

    [Test]
    public void What_is_no_word_of_letters_stays_as_it_is(
        [Values] Language language, [Values("", "is", "k8s", "c++", "node.js", "слова", "漢字", "łódź", "aws", "a1ings")] string word)
    {
        Assert.That(Stemmers.Stem(word, language), Is.EqualTo(word));
    }

    [Test]
    public void A_word_too_long_to_be_one_stays_as_it_is([Values] Language language)
    {
        var longest = new string('a', Stemmers.LongestWord - 3) + "ing";

        Assert.That(Stemmers.Stem(longest, Language.English), Is.EqualTo(longest[..^3]));
        Assert.That(Stemmers.Stem('b' + longest, language), Is.EqualTo('b' + longest));
    }

    [Test]
    public void A_word_that_is_its_own_stem_is_not_copied([Values] Language language)
    {
        const string Word = "budget";

        Assert.That(Stemmers.Stem(Word, language), Is.SameAs(Word));
    }

    [Test]
    public void Any_word_of_letters_has_a_stem_that_stays_one([Values] Language language, [Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var word = Random(random, Letters, longest: Stemmers.LongestWord / 2);
            var stem = Stemmers.Stem(word, language);

            Assert.That(stem, Has.Length.InRange(1, Folding.Fold(word).Length), word);
            Assert.That(stem, Does.Match("^[a-z]+$"), word);
            Assert.That(Stemmers.Stem(stem, language), Has.Length.InRange(1, stem.Length), word);
            Assert.That(Stemmers.Stem(Folding.Fold(word), language), Is.EqualTo(stem), word);
        }
    }

    [Test]
    public void No_text_confuses_a_stemmer([Values] Language language, [Range(1, 8)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var text = Random(random, Signs + Letters, longest: 64);

            Assert.That(Stemmers.Stem(text, language), Has.Length.LessThanOrEqualTo(text.Length * 2), text);
        }
    }

    private static string Random(Random random, string alphabet, int longest) =>
        string.Create(random.Next(1, longest + 1), (random, alphabet), static (word, from) => from.random.GetItems(from.alphabet, word));
}
