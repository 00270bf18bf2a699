using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// How texts are read, told by what comes of some. Words that were read by other rules would not be found by a question, so an index that was saved under them
/// is of no use; nobody has to remember that when a stem or a stop word changes.
/// </summary>
internal static class ReadingRules
{
    private static readonly string[] Samples =
    [
        "C# and c++, .NET, Node.js, TCP/IP, AT&T, notepad++; wi-fi, on-call, key_vault, e-mail, John's, l'avion, don’t, 24/7, R2-D2",
        "Paid time off (PTO), SLA (service level agreement), OKR (objectives and key results), and IT: it IS US or us",
        "Crème brûlée, Straße, Überstunden, naïve, Łódź, İstanbul, œuvre, smørrebrød, ﬁle, ＡＢＣ, Þór",
        "東京で会議 กรุงเทพ 你好世界 Привет мир Ελληνικά עברית العربية हिन्दी 🙂👩‍👩‍👧 x² ½",
        "[VPN] Client: cannot connect at 10:30, Re: see https://example.com",
        "any kubernetes experts? wer kennt Terraform, qui connaît la paie, wie weet van facturen, help with payroll, how do I restart a pod",
        "accessible, accessibility, access; organization, organ",
    ];

    /// <summary>The same as long as texts are read alike.</summary>
    public static string Fingerprint { get; } = FingerprintOf(PieceReader.Read);

    public static string FingerprintOf(Func<EvidenceDocument, ReadPiece> read)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in Samples.Concat(OrdinaryLines()))
        {
            var piece = read(new EvidenceDocument("id", "person", EvidenceKind.Answered, default, text, text, [text], Answer: text));
            foreach (var word in piece.Words)
            {
                Add(word.Written, Terms.Of(word.Folded, word.IsName, piece.Language), word.Uses.ToString(CultureInfo.InvariantCulture));
            }

            foreach (var (term, spelling) in piece.Topics)
            {
                Add(term, spelling);
            }

            foreach (var acronym in piece.Acronyms)
            {
                Add(acronym.Short, acronym.Long);
            }

            Add(piece.Length.ToString(CultureInfo.InvariantCulture));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];

        void Add(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(part + "\n"));
            }
        }
    }

    // Some thousand words of every ending there is.
    private static IEnumerable<string> OrdinaryLines()
    {
        using var reader = new StreamReader(typeof(ReadingRules).Assembly.GetManifestResourceStream("ordinary.txt")!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
