using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class GermanStemmerTests
{
    // Up to the next remark, words and stems are those of the published algorithm, without accents.
    [TestCase("aufträge auftrag; auftrags auftrag; urlaube urlaub; urlaubes urlaub; tischen tisch; kindern kind; ämtern amt; gutem gut; häuser haus")]
    [TestCase("arbeiter arbeit; hauses haus; büros buros; teams team; projekte projekt; servern serv; vertrages vertrag; kunden kund")]
    [TestCase("ergebnisse ergebnis; ergebnis ergebnis; verzeichnissen verzeichnis; kenntnisse kenntnis; kenntnis kenntnis; zeugnisse zeugnis")]
    public void Inflections_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("schnellste schnell; schnellsten schnell; größten grosst; kleinster klein; arbeitest arbeit; wichtigster wichtig; neuesten neu")]
    [TestCase("beste best")]
    public void Comparisons_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("kündigung kundig; kündigungen kundig; bewerbung bewerb; abrechnung abrechn; überweisung uberweis; genehmigung genehm")]
    [TestCase("befriedigung befried; entschuldigend entschuld; laufend laufend; anwendungen anwend; schulung schulung; ordnung ordnung; lösungen losung")]
    public void Nouns_of_verbs_lose_ung_and_end(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("wichtige wichtig; schwierig schwierig; technisch technisch; praktische praktisch; elektronik elektron; statistik statist")]
    [TestCase("logistik logist; kritik kritik; politisch polit; richtig richtig; zuständig zustand; abhängig abhang; einfältig einfalt")]
    public void Adjectives_lose_ig_ik_and_isch(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("freundlich freundlich; persönliche person; öffentlich offent; wöchentlich wochent; jährlichen jahrlich; ärgerlich arg; sicherheit sich")]
    [TestCase("gesundheit gesund; krankheiten krankheit; einheit einheit; schönheit schonheit; abwesenheit abwes; vergangenheit vergang")]
    public void Lich_and_heit_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("verfügbarkeit verfugbar; freundlichkeit freundlich; zuständigkeit zustand; möglichkeiten moglich; tätigkeit tatig")]
    [TestCase("schwierigkeiten schwierig; wirklichkeit wirklich; arbeitslosigkeit arbeitslos")]
    public void Keit_is_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    [TestCase("straße strass; strasse strass; weiß weiss; fluss fluss; prozess prozess; adresse adress; schlüssel schlussel; bau bau; auto auto")]
    [TestCase("quelle quell; bauer bau; neue neu; steuern steu; mauer mau; eule eul; jährig jahrig; kenntlich kenntlich")]
    public void Ss_and_short_words_stay(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }

    // From here on ours go another way than the published algorithm; the stemmer says why.
    [TestCase("kuendigung kundig; kündigung kundig; kundigung kundig; ueberstunden uberstund; überstunden uberstund; oeffnen offn; aemter amt")]
    [TestCase("muell mull; quelle quell; bauern bau; steuer steu; values valu; revue revu")]
    public void An_umlaut_typed_as_two_letters_is_found(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.German), Is.EqualTo(pairs));
    }
}
