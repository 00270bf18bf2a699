using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>How a piece begins: what the rest follows from.</summary>
/// <param name="Field">What it is about; null for this and that.</param>
/// <param name="IsOwnField">The author has it.</param>
/// <param name="Title">The title's words.</param>
/// <param name="Team">The only ones who can open it; null for everybody.</param>
internal sealed record Heading(int Author, Field? Field, bool IsOwnField, int[] Title, int? Team);

/// <summary>
/// A company of people who write to each other, the same every time. Words and people are as frequent as Zipf's law has them: few write much, most hardly
/// ever. Everybody has one to five fields of knowledge, and four of five pieces are about one of the author's, the first most often; the others are about
/// some field or none. Titles have 4 to 12 words, half of them of the field; texts have log-normal lengths, half of them below 25 words as questions and
/// answers at work are, three of ten words of the field. One piece in ten can be opened by the author's team only, every other one names topics. Pieces
/// come in the order of their dates, over five years.
/// </summary>
internal sealed class Company
{
    public static readonly DateTimeOffset LastPiece = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private const double Years = 5;
    private const int LongestText = 500;

    // Of twelve pieces about one's own field. Nobody is thanked for, or says of themselves, what they do not know.
    private static readonly EvidenceKind[] OwnKinds =
    [
        EvidenceKind.Answered, EvidenceKind.Answered, EvidenceKind.Answered, EvidenceKind.Answered, EvidenceKind.AnswerAccepted, EvidenceKind.AnswerAccepted,
        EvidenceKind.WroteAbout, EvidenceKind.WroteAbout, EvidenceKind.ShoutOut, EvidenceKind.Profile, EvidenceKind.Stated, EvidenceKind.Endorsed,
    ];

    private static readonly EvidenceKind[] OtherKinds = [EvidenceKind.Answered, EvidenceKind.WroteAbout];

    private readonly Guid[] _ids;
    private readonly int[][] _fieldsOf;
    private readonly Field[] _fields;
    private readonly Zipf _authors;
    private readonly Zipf _ranks;

    public Company(int people, int pieces)
    {
        Pieces = pieces;
        // With their plurals 200,000 in a million pieces; the fewer the pieces, the fewer they are, as the law of Heaps has it.
        Words = new Words(Math.Max(2_000, (int)(105 * Math.Sqrt(pieces))));
        Teams = new Teams(people);
        _ranks = new Zipf(Words.Count, offset: 2.7, exponent: 1.05);
        _authors = new Zipf(people, offset: 20, exponent: 1);
        _fields = [.. Enumerable.Range(0, Math.Max(10, people / 50)).Select(number => new Field(number, Words))];
        _ids = new Guid[people];
        _fieldsOf = new int[people][];
        var all = Enumerable.Range(0, _fields.Length).ToArray();
        for (var person = 0; person < people; person++)
        {
            var dice = new Dice(Throw.Person, person);
            _ids[person] = new Guid([.. BitConverter.GetBytes(dice.Next()), .. BitConverter.GetBytes(dice.Next())]);
            _fieldsOf[person] = [.. Enumerable.Range(0, 1 + dice.Roll(5)).Select(_ => dice.Early(all))];
        }
    }

    public int Pieces { get; }

    public int People => _ids.Length;

    public Words Words { get; }

    public Teams Teams { get; }

    /// <summary>A string of its own each time, as from a row.</summary>
    public string Id(int person) => _ids[person].ToString();

    public Dictionary<string, int> PeopleById() => Enumerable.Range(0, People).ToDictionary(Id, StringComparer.Ordinal);

    public int AnyWord(Dice dice) => _ranks.Draw(dice);

    public Field AnyField(Dice dice) => dice.Early(_fields);

    /// <summary>Whether one of the person's fields has all the words.</summary>
    public bool Knows(int person, int[] words) => Array.Exists(_fieldsOf[person], field => Array.TrueForAll(words, _fields[field].Has));

    public Heading HeadingOf(int number) => Begin(new Dice(Throw.Piece, number));

    /// <param name="version">The same piece with another text, as after an edit.</param>
    /// <param name="isOpen">Everybody may open it, whatever its heading says.</param>
    public EvidenceDocument Piece(int number, int version = 0, bool isOpen = false)
    {
        var dice = new Dice(Throw.Piece, number);
        var heading = Begin(dice);
        var id = string.Create(CultureInfo.InvariantCulture, $"{_ids[heading.Author]}|{dice.Next():x16}{dice.Next() >> 32:x8}");
        var title = Words.Text(heading.Title, dice);
        var kinds = heading.IsOwnField ? OwnKinds : OtherKinds;
        var kind = kinds[dice.Roll(kinds.Length)];
        var votes = dice.Roll(4) == 0 ? dice.Roll(20) : 0;
        var named = dice.Roll(2) == 0 ? 1 + dice.Roll(2) : 0;
        string[] topics = [.. Enumerable.Range(0, named).Select(_ => dice.Early((heading.Field ?? AnyField(dice)).Topics)).Distinct()];
        dice = version == 0 ? dice : new Dice(Throw.Edit, number, version);
        var length = Math.Clamp((int)(25 * Math.Exp(0.8 * dice.Normal())), 1, LongestText);
        return new EvidenceDocument(
            id,
            Id(heading.Author),
            kind,
            LastPiece.AddDays(-Years * 365 * Math.Max(0, Pieces - 1 - number) / Pieces),
            title,
            Words.Text(Said(dice, length, heading.Field, ofTen: 3), dice),
            topics,
            votes,
            isOpen || heading.Team is not { } team ? null : Teams.Members(team).Select(Id).ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>Tells whether another run had the same company.</summary>
    public string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var number = 0; number < Math.Min(1_000, Pieces); number++)
        {
            var piece = Piece(number);
            string[] parts =
            [
                piece.Id, piece.Kind.ToString(), piece.When.ToString("O", CultureInfo.InvariantCulture), piece.Title, piece.Text, .. piece.Topics,
                piece.Votes.ToString(CultureInfo.InvariantCulture), .. piece.Audience ?? new HashSet<string>(),
            ];
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    private Heading Begin(Dice dice)
    {
        var author = _authors.Draw(dice);
        var (field, isOwn) = dice.Roll(10) switch
        {
            < 8 => (_fields[dice.Early(_fieldsOf[author])], true),
            8 => (AnyField(dice), false),
            _ => (null, false),
        };
        return new Heading(author, field, isOwn, Said(dice, 4 + dice.Roll(9), field, ofTen: 5), dice.Roll(10) == 0 ? Teams.Of(author) : null);
    }

    private int[] Said(Dice dice, int length, Field? field, int ofTen)
    {
        var words = new int[length];
        foreach (ref var word in words.AsSpan())
        {
            word = field is not null && dice.Roll(10) < ofTen ? field.Word(dice) : AnyWord(dice);
        }

        return words;
    }
}
