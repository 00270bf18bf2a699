using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class DutchStemmerTests
{
    // Up to the next remark, words and stems are those of the published algorithm, without accents.
    [TestCase("mogelijkheden mogelijk; werkzaamheden werkzam; boeken boek; vergaderingen vergader; bedden bed; klokken klok; katten kat")]
    [TestCase("aanvragen aanvrag; kosten kost; dagen dag; gemene gemen; bomen bom; klanten klant; jongens jongen; facturen factur")]
    public void Plurals_in_heden_and_en_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("teams team; projecten project; servers server; laptops laptop; bedrijfs bedrijf; systeems system; tafels tafel; huis huis; bijs bijs")]
    [TestCase("gratis gratis; hulpmiddels hulpmiddel")]
    public void S_is_dropped_after_a_consonant(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("grote grot; nieuwe nieuw; snelle snell; beste best; natte nat; gekke gek; redde red; moderne modern; koffie koffie; orde ord")]
    public void A_last_e_is_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("veiligheid veilig; gezondheid gezond; mogelijkheid mogelijk; aanwezigheid aanwez; scheid scheid; arbeid arbeid")]
    [TestCase("verantwoordelijkheid verantwoord; gelegenheid geleg; gebeurtenheid gebeurt")]
    public void Heid_is_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("vergadering vergader; rekening reken; training training; opleiding opleid; beveiliging beveil; bevestiging bevest; toepassing toepass")]
    [TestCase("stilzettend stilzet; werkend werkend; bijeenkomst bijeenkomst; ontwikkeling ontwikkel; verlenging verleng")]
    [TestCase("middagvergadering middagvergader")]
    public void Ing_and_end_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("persoonlijk person; lichamelijk licham; lichamelijke licham; wekelijks wekelijk; beschikbaar beschik; beschikbare beschik")]
    [TestCase("betaalbaar betal; onmisbare onmis; draagbare draagbar; nodig nodig; gelukkig gelukk; regelmatig regelmat; eenieg eenieg")]
    [TestCase("bevredigend bevred; ziekteverzuimig ziekteverzuim")]
    public void Lijk_baar_and_ig_are_dropped(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("maan man; brood brod; kaart kaart; afspraak afsprak; bureau bureau; taak tak; schoor schor; tegenvoor tegenvor; uur uur; muur mur")]
    [TestCase("vuur vur; loon lon; steen sten")]
    public void Doubled_vowels_become_single(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }

    [TestCase("yoghurt yoghurt; royale royal; draaien draai; zaaien zaai; bayes bayes; groeien groei; boeiend boeiend; coördinatie coordinatie")]
    [TestCase("geïnteresseerd geinteresseerd; reünie reunie; efficiënt efficient; privé priv")]
    public void Y_and_i_may_be_consonants(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.Dutch), Is.EqualTo(pairs));
    }
}
