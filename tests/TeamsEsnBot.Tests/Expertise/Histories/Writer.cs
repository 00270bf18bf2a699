using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Histories;

/// <summary>Makes up pieces of every kind: four languages, short and long, old and new, open and closed, with ordinary and with odd ids.</summary>
internal sealed class Writer(Random random)
{
    private static readonly string[][] Words =
    [
        ["terraform", "cluster", "clusters", "payroll", "vacation", "invoice", "key", "vault", "keyvault", "state", "rotation", "store", "storing", "configuration", "confstore", "azure", "Kubernetes", "k8s", "heron"],
        ["Überstunden", "Kündigung", "Kündigungen", "Rechnung", "Rechnungen", "Kosten", "Gehaltsabrechnung", "Urlaub", "Cluster"],
        ["congés", "congé", "facture", "factures", "paie", "équipe", "réunion", "cluster"],
        ["facturen", "factuur", "kosten", "vakantiedagen", "loonstrook", "verlof", "rechnung"],
        ["東京 会議", "𞤀𞤁𞤂", "tcp/ip", "c#", "node.js", "notepad++", "key_vault", "on-call", "ﬁle", "x\uD83D", "R2-D2", "IT"],
    ];

    private static readonly string[] Frames =
        ["How does the {0} with the {1} work", "Wie wird die {0} mit der {1} gemacht?", "Comment faire la {0} avec les {1} pour nous", "Hoe werkt de {0} met het {1} voor ons", "{0} {1}"];

    private static readonly string[] Areas = ["HR: ", "[VPN] ", "net/payroll: ", "Re: ", "terraform: state: "];

    private static readonly string[] Explained = ["Paid time off (PTO)", "QHP (quiet harbour plan)", "the zebra tracking ledger (ZTL)", "personal training officer (PTO)"];

    private static readonly string[] People = ["p0", "p1", "p2", "p3", "p4", "p5", "🙂", "🙃", "Zoë", "p", "a person with a very long id, as a directory may give it to somebody: 0123456789-0123456789-0123456789-0123456789"];

    private static readonly int[] Votes = [int.MinValue, -3, 0, 0, 0, 1, 2, 5, 254, 255, 256, int.MaxValue];

    private static readonly int[] Years = [1, 1601, 1969, 1970, 2200, 3405, 4083, 4084, 5000, 8200, 9999];

    // A company speaks of a few things only, so that they meet, and so that the last piece about one of them goes now and then.
    private readonly string[][] _words = [.. Words.Select(language => random.GetItems(language, 5))];
    private readonly string[] _explained = random.GetItems(Explained, 2);

    public string Id() => random.Next(12) switch
    {
        0 => People[random.Next(People.Length)],
        1 => $"{People[random.Next(People.Length)]}|{random.Next(6)}",
        2 => new string((char)('a' + random.Next(3)), 300),
        3 => $"{new string('é', 150)}{random.Next(3)}",
        4 => $"🙃{random.Next(3)}",
        5 => $"日本-{random.Next(3)}",
        _ => $"e{random.Next(30)}",
    };

    public EvidenceDocument Piece(string id) => new(
        id,
        People[random.Next(People.Length)],
        Enum.GetValues<EvidenceKind>()[random.Next(8)],
        random.Next(6) == 0 ? new DateTimeOffset(Years[random.Next(Years.Length)], 12, 31, 23, 59, 59, TimeSpan.Zero) : Archive.Today.AddHours(100 - random.Next(30_000)),
        Title(),
        random.Next(3) == 0 ? "" : Text(random.Next(60) == 0 ? 500 : random.Next(6)),
        [.. Enumerable.Range(0, random.Next(3)).Select(_ => Topic())],
        Votes[random.Next(Votes.Length)],
        Audience(),
        random.Next(3) == 0 ? Text(random.Next(4)) : "",
        random.Next(3) == 0 ? null : $"thread {random.Next(8)}",
        random.Next(2) == 0 ? null : People[random.Next(People.Length)]);

    /// <summary>The very same under another id, said by the same person or by somebody else.</summary>
    public EvidenceDocument Twin(EvidenceDocument piece) => piece with { Id = Id(), Person = random.Next(2) == 0 ? piece.Person : People[random.Next(People.Length)] };

    /// <summary>The same piece, of which some things changed.</summary>
    public EvidenceDocument Changed(EvidenceDocument piece)
    {
        var other = Piece(piece.Id);
        return random.Next(7) switch
        {
            0 => piece with { Person = other.Person },
            1 => piece with { Audience = other.Audience },
            2 => piece with { Kind = other.Kind, Votes = other.Votes },
            3 => piece with { When = other.When, Thread = other.Thread, By = other.By },
            4 => piece with { Topics = other.Topics },
            5 => piece with { Text = other.Text },
            _ => other,
        };
    }

    private string Title()
    {
        var area = random.Next(6) == 0 ? Areas[random.Next(Areas.Length)] : "";
        return random.Next(20) switch
        {
            0 => area + string.Join(' ', Enumerable.Repeat(Word(0), 1 + random.Next(60))),
            1 => area + _explained[random.Next(_explained.Length)],
            2 => area + Rare(),
            3 => "",
            _ => area + Sentence(),
        };
    }

    // A sentence has four words or more.
    private string Text(int sentences) => string.Join(". ", Enumerable.Range(0, sentences).Select(_ => random.Next(20) == 0 ? _explained[random.Next(_explained.Length)] : Sentence()));

    private string Sentence()
    {
        var language = random.Next(Frames.Length);
        var (one, other) = (Word(language), random.Next(15) == 0 ? Rare() : Word(language));
        return Frames[language].Replace("{0}", one, StringComparison.Ordinal).Replace("{1}", other, StringComparison.Ordinal);
    }

    private string Word(int language) => _words[language][random.Next(_words[language].Length)];

    // Words that are equally near to one that nobody wrote.
    private string Rare() => $"gloxin{(char)('a' + random.Next(20))}";

    private string Topic()
    {
        var topic = random.Next(4) == 0 ? $"{Word(0)} {Word(0)}" : Word(random.Next(Words.Length));
        return random.Next(4) switch { 0 => topic.ToUpperInvariant(), 1 => $" {topic} ", _ => topic };
    }

    private HashSet<string>? Audience() => random.Next(9) switch
    {
        0 => [],
        1 => ["board", "p0"],
        2 => ["p0", "🙂", $"visitor {random.Next(20)}"],
        3 => [.. Enumerable.Range(0, random.Next(200)).Select(i => $"visitor {i}"), "board"],
        _ => null,
    };
}
