using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class EnglishStemmerTests
{
    // Up to the next remark, words and stems are those of the published algorithm, without accents.
    [TestCase("caresses caress; ties tie; cries cri; skies sky; policies polici; dependencies depend; classes class; bus bus; status status")]
    [TestCase("process process; gas gas; servers server; gaps gap; kiwis kiwi; news news; bias bias; atlas atlas; cosmos cosmos")]
    public void A_plural_loses_its_s(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("agreed agre; feed feed; exceed exceed; proceed proceed; succeed succeed; plastered plaster; bled bled; motoring motor; sing sing")]
    [TestCase("luxuriated luxuri; enabled enabl; sized size; hopping hop; hoped hope; falling fall; hissing hiss; fizzed fizz; planned plan")]
    [TestCase("embedded embed; filing file; debugging debug; running run; dying die; lying lie; tying tie; inning inning; outing outing")]
    [TestCase("herring herring; earring earring; guaranteed guarante; supposedly suppos; exceedingly exceed")]
    public void Pasts_and_gerunds_go_back_to_the_verb(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("happy happi; cry cri; enjoy enjoy; say say; sky sky; shy shi; deployed deploy; employer employ; yearly year; ugly ugli; early earli")]
    [TestCase("only onli; idly idl; gently gentl; singly singl")]
    public void A_last_y_after_a_consonant_is_an_i(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("relational relat; conditional condit; valency valenc; hesitancy hesit; comfortably comfort; radically radic; differently differ")]
    [TestCase("vilely vile; analogously analog; digitizer digit; vietnamization vietnam; predication predic; operator oper; feudalism feudal")]
    [TestCase("decisiveness decis; hopefulness hope; callousness callous; formality formal; sensitivity sensit; sensibility sensibl; possibly possibl")]
    [TestCase("carefully care; carelessly careless; geology geolog; kindly kind")]
    public void Derivations_lose_a_step(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("triplicate triplic; formative format; formalize formal; electricity electr; electrical electr; hopeful hope; goodness good")]
    [TestCase("rational ration; dimensional dimension; negative negat")]
    public void Adjectives_and_nouns_lose_a_step(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("revival reviv; allowance allow; inference infer; airliner airlin; gyroscopic gyroscop; adjustable adjust; defensible defens")]
    [TestCase("irritant irrit; replacement replac; adjustment adjust; dependent depend; adoption adopt; expression express; communism communism")]
    [TestCase("activate activ; angularity angular; homologous homolog; effective effect; standardize standard; deployment deploy; maintenance mainten")]
    [TestCase("confirmation confirm; administration administr")]
    public void Last_suffixes_go_where_enough_is_left(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("probate probat; rate rate; cease ceas; controlled control; roll roll; install instal; space space; queue queue")]
    public void A_last_e_and_a_double_l_are_tidied(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("general general; generate generat; generously generous; generic generic; communal communal; communism communism; arsenal arsenal")]
    [TestCase("arsenic arsenic")]
    public void General_and_generate_communal_and_arsenal_stay_apart(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    // From here on ours go another way than the published algorithm; the stemmer says why.
    [TestCase("pdfs pdf; vpns vpn; kpis kpi; urls url; aws aws; dns dns; ios ios; sas sas; tls tls")]
    public void Abbreviations_lose_the_s_of_their_plural_but_three_letters_stay(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }

    [TestCase("intern intern; interns intern; internal internal; internally internal; international internat; interview interview")]
    [TestCase("interviewing interview; university universiti; universe univers; universal universal; organ organ; organization organiz")]
    [TestCase("organizing organiz; emerge emerg; emergency emergenc; access access; accessing access; accessible accessibl; accessibility accessibl")]
    public void Words_that_look_related_stay_apart(string pairs)
    {
        Assert.That(StemPairs.Stemmed(pairs, Language.English), Is.EqualTo(pairs));
    }
}
