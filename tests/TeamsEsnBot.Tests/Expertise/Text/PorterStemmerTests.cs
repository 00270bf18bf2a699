using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class PorterStemmerTests
{
    // Pairs that Porter's paper gives as examples of its rules.
    [TestCase("caresses", "caress")]
    [TestCase("ponies", "poni")]
    [TestCase("cats", "cat")]
    [TestCase("feed", "feed")]
    [TestCase("agreed", "agre")]
    [TestCase("plastered", "plaster")]
    [TestCase("bled", "bled")]
    [TestCase("motoring", "motor")]
    [TestCase("sing", "sing")]
    [TestCase("conflated", "conflat")]
    [TestCase("troubled", "troubl")]
    [TestCase("sized", "size")]
    [TestCase("hopping", "hop")]
    [TestCase("falling", "fall")]
    [TestCase("hissing", "hiss")]
    [TestCase("filing", "file")]
    [TestCase("happy", "happi")]
    [TestCase("sky", "sky")]
    [TestCase("relational", "relat")]
    [TestCase("digitizer", "digit")]
    [TestCase("vietnamization", "vietnam")]
    [TestCase("hopefulness", "hope")]
    [TestCase("electrical", "electr")]
    [TestCase("allowance", "allow")]
    [TestCase("adjustment", "adjust")]
    [TestCase("adoption", "adopt")]
    [TestCase("effective", "effect")]
    [TestCase("probate", "probat")]
    [TestCase("cease", "ceas")]
    [TestCase("controll", "control")]
    [TestCase("roll", "roll")]
    public void Endings_are_stripped_as_published(string word, string stem)
    {
        Assert.That(PorterStemmer.Stem(word), Is.EqualTo(stem));
    }

    [TestCase("k8s")]
    [TestCase("überstunden")]
    [TestCase("c++")]
    [TestCase("is")]
    [TestCase("")]
    public void What_is_no_plain_english_word_is_left_alone(string word)
    {
        Assert.That(PorterStemmer.Stem(word), Is.EqualTo(word));
    }

    [Test]
    public void Any_word_of_letters_has_a_stem([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var word = string.Concat(Enumerable.Range(0, 1 + random.Next(12)).Select(_ => "aeiouybdlnsztmegi"[random.Next(17)]));

            Assert.That(PorterStemmer.Stem(word), Has.Length.InRange(1, word.Length + 1), word);
        }
    }
}
