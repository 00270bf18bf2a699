using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class StopWordsTests
{
    [TestCase("Although they might already have been there, however, nobody else must.")]
    [TestCase("Welche davon könnten wir während dessen selbst nicht?")]
    [TestCase("Wir koennen das nicht fuer euch, weil ihr das selbst muesst?")]
    [TestCase("Lequel d'entre vous aurait déjà été avec elles ?")]
    [TestCase("Waarom zouden jullie daarmee nooit tijdens zoals wij hebben?")]
    public void Nothing_is_left_of_a_text_that_names_no_topic(string text)
    {
        Assert.That(Terms.In(text), Is.Empty);
    }

    [Test]
    public void Words_that_name_a_topic_in_another_language_are_kept(
        [Values("go", "off", "bank", "will", "may", "gold", "elk", "war", "hat", "car", "ai", "ca", "men", "ben", "plus", "less", "make")] string word)
    {
        Assert.That(StopWords.Contains(word), Is.False);
    }
}
