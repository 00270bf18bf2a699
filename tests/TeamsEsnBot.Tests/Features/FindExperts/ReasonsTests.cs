using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.FindExperts;

namespace TeamsEsnBot.Tests.Features.FindExperts;

[TestFixture]
internal sealed class ReasonsTests
{
    [Test]
    public void The_strongest_are_chosen_in_the_order_given() => Assert.That(Chosen("a", "b", "c"), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void One_title_is_shown_once_with_its_strongest_piece() => Assert.That(Chosen("a", "a", "a", "b"), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void What_somebody_did_is_told_before_a_list_of_skills() => Assert.That(Chosen("profile:skills", "profile:about", "a", "b"), Is.EqualTo(new[] { "a", "b" }));

    [Test]
    public void The_profile_is_told_once_with_its_strongest_part() =>
        Assert.That(Chosen("profile:skills", "a", "profile:about"), Is.EqualTo(new[] { "a", "profile:skills" }));

    [Test]
    public void A_list_of_skills_is_better_than_a_question_about_something_else() =>
        Assert.That(Chosen("other:vpn", "profile:skills", "other:lunch"), Is.EqualTo(new[] { "profile:skills", "other:vpn" }));

    [Test]
    public void A_part_of_the_profile_that_names_it_is_told_in_place_of_one_that_does_not() =>
        Assert.That(Chosen("profile:other", "profile:skills"), Is.EqualTo(new[] { "profile:skills" }));

    [Test]
    public void A_question_about_something_else_is_told_as_one_where_it_came_up()
    {
        var reasons = Of("other:vpn", "a").ToArray();

        Assert.That(reasons.Select(reason => (reason.Piece.Title, reason.IsInPassing)), Is.EqualTo(new[] { ("a", false), ("other:vpn", true) }));
    }

    [Test]
    public void Nothing_weaker_is_looked_at_when_enough_is_seen_to_be_about_it()
    {
        Assert.That(Of("other:vpn", "a", "profile:skills").IsComplete, Is.False);
        Assert.That(Of("other:vpn", "a", "b").IsComplete, Is.True);
    }

    [Test]
    public void Nobody_needs_a_reason_to_exist() => Assert.That(Chosen(), Is.Empty);

    private static IEnumerable<string> Chosen(params string[] titles) => Of(titles).ToArray().Select(reason => reason.Piece.Title);

    private static Reasons Of(params string[] titles)
    {
        var reasons = new Reasons(most: 2, isNamed: piece => !piece.Title.Contains("other", StringComparison.Ordinal));
        foreach (var title in titles)
        {
            var kind = title.StartsWith("profile", StringComparison.Ordinal) ? EvidenceKind.Profile : EvidenceKind.Answered;
            reasons.Add(new Evidence(title, new PersonId("tom"), kind, DateTimeOffset.UnixEpoch, title, "", []));
        }

        return reasons;
    }
}
