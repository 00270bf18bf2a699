using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Tests.Expertise.Text;

internal sealed class TokensTests
{
    [TestCase("Plain words, with commas.", "plain words with commas")]
    [TestCase("C# and C++ or F#.", "c# and c++ or f#")]
    [TestCase("C#/.NET", "c# .net")]
    [TestCase("ASP.NET on .NET 10.", "asp.net on .net 10")]
    [TestCase("It ends.Here it goes on", "it ends.here it goes on")]
    [TestCase("TCP/IP, CI/CD and R&D", "tcp/ip ci/cd and r&d")]
    [TestCase("wi-fi at the on-call desk", "wifi at the oncall desk")]
    [TestCase("don't ask what's new", "don ask what new")]
    [TestCase("l’avion d'Anna", "avion anna")]
    [TestCase("#hashtag @mention", "hashtag mention")]
    [TestCase("issue #12 is 1+1", "issue 12 is 1+1")]
    [TestCase("…and . / - # alone", "and alone")]
    [TestCase("漢字かな x", "漢字 字か かな x")]
    [TestCase("Ünïcode ＡＢＣ", "unicode abc")]
    public void Words_are_cut_where_a_reader_would_cut(string text, string words)
    {
        Assert.That(string.Join(' ', Tokens.Of(text).Select(token => token.Folded)), Is.EqualTo(words));
    }

    [TestCase("tcp/ip", "tcp ip")]
    [TestCase("node.js", "node js")]
    [TestCase(".net", "net")]
    [TestCase("c#", "")]
    [TestCase("wi-fi", "wi fi")]
    [TestCase("__rte_mbuf_check()", "rte mbuf check")]
    public void A_compound_gives_its_parts(string text, string parts)
    {
        Assert.That(Tokens.Of(text).Single().Parts, Is.EqualTo(parts.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Test]
    public void A_token_knows_where_it_stands()
    {
        const string Text = "  Über C#: tcp/ip 漢字 👍 wi-fi.";

        var stretches = Tokens.Of(Text).Select(token => Text.Substring(token.Start, token.Length));

        Assert.That(stretches, Is.EqualTo(new[] { "Über", "C#", "tcp/ip", "漢字", "wi-fi" }));
    }

    /// <summary>Whatever is typed, tokens stay inside the text, in order, and never hold white space.</summary>
    [Test]
    public void No_text_confuses_the_cutter([Range(1, 40)] int seed)
    {
        const string Alphabet = "aZ09 .,/&-_+'’#()\n\t\0éßİ漢ก🙂\uD83D\u0301ـء";
        var random = new Random(seed);
        var text = string.Concat(Enumerable.Range(0, 300).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

        var last = 0;
        foreach (var token in Tokens.Of(text))
        {
            Assert.That(token.Start, Is.GreaterThanOrEqualTo(last - 2));
            Assert.That(token.Start + token.Length, Is.LessThanOrEqualTo(text.Length));
            Assert.That(token.Folded.Concat(token.Parts.SelectMany(part => part)), Has.None.Matches<char>(char.IsWhiteSpace));
            last = token.Start + token.Length;
        }
    }
}
