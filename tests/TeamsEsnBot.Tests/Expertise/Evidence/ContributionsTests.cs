using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Tests.Expertise.Evidence;

internal sealed class ContributionsTests
{
    private const int People = 7;

    [Test]
    public void Piece_by_piece_comes_to_the_same_as_all_at_once_in_any_order([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var pieces = Enumerable.Range(0, 200).Select(_ => Piece(random)).ToArray();
        var added = Added(pieces);
        random.Shuffle(pieces);

        Assert.That(Contributions.ByPerson(pieces, People).Select(Told), Is.EqualTo(added.Select(Told)));
        Assert.That(Added(pieces).Select(Told), Is.EqualTo(added.Select(Told)));
        for (var person = 0; person < People; person++)
        {
            var counted = Counted(pieces.Where(piece => piece.Person == person)).ToArray();
            Assert.That(Listed(added[person]), Is.EqualTo(counted));
            Assert.That(added[person]?.OpenHalves ?? 0, Is.EqualTo(counted.Where(day => day.Audience == Audiences.Everyone).Sum(day => day.Halves)));
        }
    }

    [Test]
    public void What_is_taken_back_leaves_no_trace([Range(1, 12)] int seed)
    {
        var random = new Random(seed);
        var (all, earlier) = ((Contributed?)null, new Stack<(Slot, Contributed?)>());
        for (var i = 0; i < 150; i++)
        {
            var piece = Piece(random);
            earlier.Push((piece, all));
            all = Contributions.With(all, piece, 1);
        }

        foreach (var (piece, before) in earlier)
        {
            all = Contributions.With(all, piece, -1);
            Assert.That(Told(all), Is.EqualTo(Told(before)));
        }

        Assert.That(all, Is.Null);
    }

    [Test]
    public void Earlier_moments_stay_as_they_were()
    {
        var random = new Random(1);
        var piece = Piece(random);
        var before = Contributions.With(null, piece, 1);
        var told = Told(before);

        Contributions.With(before, piece, 1);
        Contributions.With(before, piece, -1);

        Assert.That(Told(before), Is.EqualTo(told));
    }

    [Test]
    public void A_question_is_no_contribution()
    {
        var asked = new Slot(person: 0, audience: 0, EvidenceKind.Asked, Archive.Today, length: 3, votes: 0);

        Assert.That(Contributions.With(null, asked, 1), Is.Null);
        Assert.That(Contributions.ByPerson([asked], people: 2), Is.EqualTo(new Contributed?[] { null, null }));
    }

    /// <summary>A machine may tell a million things in a day.</summary>
    [Test]
    public void A_day_holds_no_more_than_it_can_and_spills_into_no_other()
    {
        var piece = new Slot(person: 0, audience: (1 << 24) - 1, EvidenceKind.Answered, Archive.Today, length: 3, votes: 0);
        var pieces = Enumerable.Repeat(piece, 600_000).ToArray();

        var all = pieces.Aggregate((Contributed?)null, (days, one) => Contributions.With(days, one, 1));

        var day = Listed(all).Single();
        Assert.That(Told(Contributions.ByPerson(pieces, people: 1)[0]), Is.EqualTo(Told(all)));
        Assert.That((day.Day, day.Audience), Is.EqualTo((piece.Day, piece.Audience)));
        Assert.That(day.Halves, Is.GreaterThan(1_000_000));
    }

    private static Contributed?[] Added(Slot[] pieces)
    {
        var all = new Contributed?[People];
        foreach (var piece in pieces)
        {
            all[piece.Person] = Contributions.With(all[piece.Person], piece, 1);
        }

        return all;
    }

    private static string Told(Contributed? all) => $"{string.Join(' ', Listed(all))}, everybody may see {all?.OpenHalves ?? 0}";

    private static IEnumerable<(int Day, int Audience, int Halves)> Listed(Contributed? all) =>
        (all?.Days ?? []).Select(entry => (Contributions.DayOf(entry), Contributions.AudienceOf(entry), Contributions.HalvesOf(entry)));

    // Everything before 1970 is one day; so is everything after the year 3405.
    private static IEnumerable<(int Day, int Audience, int Halves)> Counted(IEnumerable<Slot> pieces)
    {
        var (first, last) = ((int)(new DateTime(1970, 1, 1).Ticks / TimeSpan.TicksPerDay), (int)(new DateTime(1970, 1, 1).Ticks / TimeSpan.TicksPerDay) + (1 << 19) - 1);
        return from piece in pieces
               where piece.Kind != EvidenceKind.Asked
               group Contributions.HalvesOf(piece.Kind) by (Day: Math.Clamp(piece.Day, first, last), piece.Audience) into day
               orderby day.Key.Day, day.Key.Audience
               select (day.Key.Day, day.Key.Audience, day.Sum());
    }

    private static Slot Piece(Random random)
    {
        int[] audiences = [0, 0, 1, 2, 300, (1 << 24) - 1];
        int[] years = [1, 1601, 1969, 1970, 3405, 3406, 4083];
        var when = random.Next(5) == 0 ? new DateTimeOffset(years[random.Next(years.Length)], 6, 15, 0, 0, 0, TimeSpan.Zero) : Archive.Today.AddDays(-random.Next(12));
        return new Slot(random.Next(People), audiences[random.Next(audiences.Length)], Enum.GetValues<EvidenceKind>()[random.Next(8)], when, random.Next(50), votes: 0);
    }
}
