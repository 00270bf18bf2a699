using System.Globalization;
using System.Text;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Benchmarks.Start;

/// <summary>
/// A large company's evidence, the same every time: a hundred pieces a person, words as frequent as Zipf's law has them (200,000, of two to five syllables), titles of some eight words,
/// texts as long as those of question boards (log-normal, half of them below 60 words, cut at 4,000 letters), topics on every other piece, one piece in ten for some people only.
/// </summary>
internal sealed class LargeCompany(int pieces)
{
    private const int Seed = 20261128;
    private const int PiecesOfAPerson = 100;
    private const int Vocabulary = 200_000;
    private const int Topics = 2_000;

    private static readonly string[] Syllables = ["ka", "lo", "mer", "tin", "sa", "vor", "el", "ni", "pre", "con", "da", "ser", "ver", "fi", "le", "cor", "ma", "ti", "bus", "net"];
    private static readonly string[] Endings = ["", "", "s", "ing", "ed", "ation", "er", "ly"];

    private readonly Random _random = new(Seed);
    private readonly string[] _words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
    private readonly double[] _shares = Shares();

    /// <summary>The pieces of one person after the other.</summary>
    public IEnumerable<Evidence[]> People()
    {
        for (var made = 0; made < pieces; made += PiecesOfAPerson)
        {
            var person = new PersonId(new Guid(made, 0, 0, BitConverter.GetBytes((long)Seed)).ToString());
            yield return [.. Enumerable.Range(made, Math.Min(PiecesOfAPerson, pieces - made)).Select(number => Piece(person, number))];
        }
    }

    private static double[] Shares()
    {
        var shares = new double[Vocabulary];
        var sum = 0.0;
        for (var rank = 0; rank < Vocabulary; rank++)
        {
            shares[rank] = sum += 1 / Math.Pow(rank + 2.7, 1.05);
        }

        return Array.ConvertAll(shares, share => share / sum);
    }

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + Syllables.Length; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        return word.Append(Endings[number % Endings.Length]).ToString();
    }

    private Evidence Piece(PersonId person, int number)
    {
        var id = Evidence.IdOf("large", number.ToString(CultureInfo.InvariantCulture));
        var kind = _random.Next(10) switch { 0 => EvidenceKind.ShoutOut, 1 or 2 or 3 => EvidenceKind.AnswerAccepted, _ => EvidenceKind.Answered };
        var when = new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(-_random.Next(5 * 365 * 24 * 60));
        return new Evidence(
            id,
            person,
            kind,
            when,
            Text(4 + _random.Next(9), Evidence.LongestText / 10),
            Text((int)Math.Exp(4.1 + (0.8 * Normal())), Evidence.LongestText),
            [.. Enumerable.Range(0, _random.Next(3)).Select(_ => _words[300 + (int)(Topics * Math.Pow(_random.NextDouble(), 3))])],
            Link: $"https://teams.microsoft.com/l/message/19:large@thread.tacv2/{1_700_000_000_000 + number}",
            Votes: _random.Next(4) == 0 ? _random.Next(20) : 0,
            Audience: _random.Next(10) == 0 ? [person, new PersonId($"board-{_random.Next(50)}")] : null);
    }

    private string Text(int words, int longest)
    {
        var text = new StringBuilder(words * 8);
        for (; words > 0; words--)
        {
            var found = Array.BinarySearch(_shares, _random.NextDouble());
            var word = _words[Math.Min(found < 0 ? ~found : found, Vocabulary - 1)];
            if (text.Length + word.Length + 1 > longest)
            {
                break;
            }

            text.Append(word).Append(' ');
        }

        return text.ToString();
    }

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
