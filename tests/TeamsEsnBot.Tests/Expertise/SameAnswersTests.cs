using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise;

/// <summary>
/// The same evidence gives the same answers on every machine, in every process, in every culture and however it came: all of them come to one number. Words are made up, so that a new line in a list
/// of words changes nothing here.
/// </summary>
internal sealed class SameAnswersTests
{
    // To be replaced when answers change on purpose: the failure says by what.
    private const string Answers = "900a03fef28d3be9f5e7b0da69264cecbb61904e533d579f71f0809b01f99097";

    private const int Pieces = 2_000;
    private const int Questions = 200;

    private static readonly string[] Beginnings = ["vel", "mor", "tas", "kri", "dun", "pel", "sov", "gra", "lim", "ißo", "éta", "örn", "ija", "wub", "INI", "chy"];
    private static readonly string[] Middles = ["mor", "tan", "dis", "lub", "ger", "nix", "pol", "vee"];
    private static readonly string[] Ends = ["", "s", "ing", "ed", "ung", "en", "ation", "ité", "heid", "er"];
    private static readonly string[] Frames = ["{0} {1}", "How does the {0} of the {1} work?", "Wie wird die {0} mit der {1} gemacht?", "Comment faire la {0} avec les {1}?", "Hoe werkt de {0} met het {1}?", "{0}: {1} ({2})"];
    private static readonly string[] Searchers = ["ana", "board", "p7"];

    [TestCase("", 1, false)]
    [TestCase("tr-TR", 2, true)]
    [TestCase("de-DE", 3, false)]
    [TestCase("ar-SA", 4, true)]
    public void Everybody_gets_the_same_answers(string culture, int order, bool isLoaded)
    {
        var usual = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            using var index = Filled(order, isLoaded);

            Assert.That(HashOf(index), Is.EqualTo(Answers));
        }
        finally
        {
            CultureInfo.CurrentCulture = usual;
        }
    }

    /// <summary>Answers that are all alike would be the same for nothing.</summary>
    [Test]
    public void Most_questions_have_an_answer_of_their_own()
    {
        using var index = Filled(order: 1, isLoaded: false);
        var draw = new Draw(4_711);
        var people = Enumerable.Range(0, Questions)
            .Select(_ => index.WhoKnows(new ExpertQuery("t", [Topic(draw)], "ana", Archive.Today, Take: 10, MayShow: _ => true)))
            .Select(found => string.Join(' ', found.People.SelectMany(person => person.Evidence)))
            .Where(evidence => evidence.Length > 0)
            .ToList();

        Assert.That(people, Has.Count.GreaterThan(Questions * 3 / 4));
        Assert.That(people.Distinct().Count(), Is.GreaterThan(Questions / 2));
    }

    private static ExpertIndex Filled(int order, bool isLoaded)
    {
        var pieces = Enumerable.Range(0, Pieces).Select(Piece).ToArray();
        new Random(order).Shuffle(pieces);
        var index = new ExpertIndex();
        Array.ForEach(pieces, piece => index.Put("t", piece));
        if (!isLoaded)
        {
            return index;
        }

        using (index)
        {
            using var file = new MemoryStream();
            index.Save(file);
            file.Position = 0;
            var loaded = new ExpertIndex();
            loaded.Load(file, _ => true);
            return loaded;
        }
    }

    private static string HashOf(ExpertIndex index)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var draw = new Draw(4_711);
        for (var i = 0; i < Questions; i++)
        {
            string[] topics = [.. Enumerable.Range(0, draw.Below(4) == 0 ? 2 : 1).Select(_ => Topic(draw))];
            var searcher = Searchers[i % Searchers.Length];
            var asked = new ExpertQuery("t", topics, searcher, Archive.Today, Take: 5 + (i % 6), MayShow: _ => true, UnitOf: person => person.Length % 2 == 0 ? "north" : "south", AskedBy: $"p{i % 60}");
            var threads = index.FindThreads(new ThreadQuery("t", topics[0], searcher, Take: 5, MayShow: _ => true));
            Add(index.WhoKnows(asked));
            Add(index.WhomToAsk(asked));
            Say($"{string.Join(' ', threads.Threads.Select(thread => thread.Thread))} {string.Join(' ', index.Highlight("t", searcher, topics[0], Piece(i).Title).Select(stretch => stretch.Start + stretch.Length))}");
        }

        Say(string.Join(' ', index.PopularTopics("t", 100)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(Ranking found) =>
            Say(string.Join(';', found.People.Select(person => $"{person.Person} {person.Place} {string.Join(',', person.Topics)} {string.Join(' ', person.Evidence)}").Concat(found.Understood)));

        void Say(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }

    // Some are said twice, word for word, by the same person or by another: equals have an order too.
    private static EvidenceDocument Piece(int number) => (number % 20) switch
    {
        18 => Own(number - 1) with { Id = $"é{number}" },
        19 => Own(number - 2) with { Id = $"é{number}", Person = $"p{number / 20 % 60}" },
        _ => Own(number),
    };

    private static EvidenceDocument Own(int number)
    {
        var draw = new Draw((uint)number);
        var person = $"p{draw.Below(60)}";
        return new EvidenceDocument(
            draw.Below(3) == 0 ? $"{person}|{number}" : $"é{number}",
            person,
            (EvidenceKind)draw.Below(8),
            Archive.Today.AddMinutes(-draw.Below(3_000_000)),
            Sentence(draw),
            string.Join(". ", Enumerable.Range(0, draw.Below(5)).Select(_ => Sentence(draw))),
            [.. Enumerable.Range(0, draw.Below(3)).Select(_ => Word(draw))],
            draw.Below(6),
            draw.Below(5) == 0 ? new HashSet<string> { "board", $"p{draw.Below(10)}" } : null,
            draw.Below(3) == 0 ? Sentence(draw) : "",
            $"thread {number / 3}",
            draw.Below(2) == 0 ? $"p{draw.Below(60)}" : null);
    }

    private static string Sentence(Draw draw)
    {
        var (one, other) = (Word(draw), Word(draw));
        return string.Format(CultureInfo.InvariantCulture, Frames[draw.Below(Frames.Length)], one, other, $"{one[..1]}{other[..1]}".ToUpperInvariant());
    }

    private static string Word(Draw draw) => $"{Beginnings[Math.Min(draw.Below(Beginnings.Length), draw.Below(Beginnings.Length))]}{Middles[draw.Below(Middles.Length)]}{Ends[draw.Below(Ends.Length)]}";

    // As somebody types it: one word or several, some with a slip, some run together.
    private static string Topic(Draw draw)
    {
        var word = Word(draw);
        var at = 1 + draw.Below(word.Length - 2);
        return draw.Below(7) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "e"),
            2 => word + Word(draw),
            3 => $"{word} {Word(draw)}",
            4 => Sentence(draw),
            5 => string.Join(' ', Enumerable.Range(0, 16).Select(_ => Word(draw))),
            _ => word.ToUpperInvariant(),
        };
    }

    /// <summary>Numbers that look drawn, the same in every version of the runtime (a linear congruential generator; the lower bits are left out, as they repeat soon).</summary>
    private sealed class Draw(uint seed)
    {
        private ulong _state = (seed + 1) * 0x9E3779B97F4A7C15;

        public int Below(int limit)
        {
            _state = (_state * 6_364_136_223_846_793_005) + 1_442_695_040_888_963_407;
            return (int)((_state >> 33) % (ulong)limit);
        }
    }
}
