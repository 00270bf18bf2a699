using TeamsEsnBot.Expertise;
using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Voting;

namespace TeamsEsnBot.Tests.Expertise.Voting;

internal sealed class NormsTests
{
    [TestCase(EvidenceKind.Answered)]
    [TestCase(EvidenceKind.Stated)]
    public void A_longer_piece_never_counts_as_shorter(EvidenceKind kind)
    {
        var lengths = Enumerable.Range(0, 5_000).Concat(Enumerable.Range(0, 900).Select(step => 5_000 + (step * 1_200)));
        var norms = lengths.Select(length => Norms.Of(Piece(kind, length))).ToArray();

        Assert.That(norms, Is.Ordered);
        Assert.That(norms.Distinct().Count(), Is.GreaterThan(100));
    }

    [Test]
    public void What_people_say_about_themselves_is_measured_by_itself()
    {
        foreach (var length in new[] { 0, 1, 50, 4_000, int.MaxValue })
        {
            var norms = Enum.GetValues<EvidenceKind>().ToLookup(Totals.IsAboutOneself, kind => Norms.Of(Piece(kind, length)));

            Assert.That(norms[false].Distinct().Single() ^ norms[true].Distinct().Single(), Is.EqualTo(128));
        }
    }

    [Test]
    public void The_longer_a_piece_is_the_less_a_word_counts()
    {
        var discounts = new float[256];
        Norms.Discounts(new Totals(Pieces: 10, Length: 400, SelfPieces: 3, SelfLength: 15), discounts);

        Assert.That(discounts[..128], Is.Ordered.And.Unique.And.All.Positive);
        Assert.That(discounts[128..], Is.Ordered.And.Unique.And.All.Positive);
    }

    /// <summary>A sixteenth of a doubling up or down: five in a hundred.</summary>
    [Test]
    public void A_piece_counts_as_about_as_long_as_it_is()
    {
        var discounts = new float[256];
        Norms.Discounts(new Totals(Pieces: 1, Length: 1, SelfPieces: 0, SelfLength: 0), discounts);
        var fix = KnowWeights.Saturation * (1 - KnowWeights.LengthDiscount);
        foreach (var length in new[] { 1, 2, 3, 5, 10, 33, 100, 1_000, 4_000, 60_000 })
        {
            var counted = (discounts[Norms.Of(Piece(EvidenceKind.Answered, length))] - fix) / (KnowWeights.Saturation * KnowWeights.LengthDiscount);
            Assert.That((1 + counted) / (1 + length), Is.EqualTo(1).Within(0.05), $"{length} words");
        }
    }

    [Test]
    public void A_company_without_a_word_divides_by_nothing()
    {
        var discounts = new float[256];

        Norms.Discounts(default, discounts);
        Assert.That(discounts.All(float.IsFinite), Is.True);
    }

    private static Slot Piece(EvidenceKind kind, int length) => new(person: 0, audience: 0, kind, Archive.Today, length, votes: 0);
}
