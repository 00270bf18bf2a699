using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class LanguageGuessTests
{
    [TestCase(Language.German)]
    [TestCase(Language.French)]
    [TestCase(Language.Dutch)]
    public void A_sentence_is_read_in_its_language(Language language)
    {
        var sentences = OfficeSentences.In(language);
        var misses = Misread(sentences, guess => guess == language);

        Assert.That(sentences, Has.Length.GreaterThanOrEqualTo(40));
        Assert.That(misses, Has.Count.LessThanOrEqualTo(sentences.Length * 3 / 100), string.Join('\n', misses));
    }

    [Test]
    public void No_english_text_is_read_in_another_language()
    {
        string[] texts = [.. OfficeSentences.In(Language.English), .. OfficeSentences.TitlesIn(Language.English)];

        Assert.That(texts, Has.Length.GreaterThanOrEqualTo(60));
        Assert.That(Misread(texts, guess => guess == Language.English), Is.Empty);
    }

    [TestCase(Language.German, 8)]
    [TestCase(Language.French, 8)]
    [TestCase(Language.Dutch, 7)]
    public void A_title_is_read_in_its_language_or_in_english(Language language, int atLeast)
    {
        var titles = OfficeSentences.TitlesIn(language);
        var misses = Misread(titles, guess => guess == language);

        Assert.That(misses, Has.All.StartsWith(nameof(Language.English)));
        Assert.That(misses, Has.Count.LessThanOrEqualTo(titles.Length - atLeast), string.Join('\n', misses));
    }

    [TestCase("Kündigungen", Language.German)]
    [TestCase("gezondheid", Language.Dutch)]
    [TestCase("expérimentée", Language.English)]
    [TestCase("les congés", Language.French)]
    [TestCase("Überstunden", Language.English)]
    [TestCase("l'équipe", Language.French)]
    [TestCase("budget", Language.English)]
    [TestCase("", Language.English)]
    [TestCase("漢字 👍 123", Language.English)]
    public void A_word_alone_is_english_unless_its_letters_say_more_than_a_name_would(string text, Language language)
    {
        Assert.That(LanguageGuess.Of(text), Is.EqualTo(language));
    }

    [TestCase("Der Job ruft rte_eth_dev_start() auf und schreibt nach /var/log/syslog.", Language.German)]
    [TestCase("Das Team von Sarah O'Brien und The Phone House macht den Rollout.", Language.German)]
    [TestCase("L'équipe de New York utilise Node.js, TypeScript et Visual Studio Code.", Language.French)]
    [TestCase("Wij gebruiken GitHub Actions met ASP.NET Core en een self-hosted runner.", Language.Dutch)]
    [TestCase("if (der_die_das == null) { het.een(de, van); le_la_les = une.dans(); }", Language.English)]
    [TestCase("DIE MIT UND DER EST UNE VAN HET", Language.English)]
    public void Names_and_code_do_not_decide(string text, Language language)
    {
        Assert.That(LanguageGuess.Of(text), Is.EqualTo(language));
    }

    [Test]
    public void The_length_of_a_text_does_not_change_what_it_is_written_in()
    {
        var book = string.Join('\n', Enumerable.Repeat(OfficeSentences.In(Language.Dutch), 200).SelectMany(sentences => sentences));

        Assert.That(LanguageGuess.Of(book), Is.EqualTo(Language.Dutch));
    }

    private static List<string> Misread(string[] texts, Func<Language, bool> isRight) =>
        [.. texts.Where(text => !isRight(LanguageGuess.Of(text))).Select(text => $"{LanguageGuess.Of(text)}: {text}")];
}
