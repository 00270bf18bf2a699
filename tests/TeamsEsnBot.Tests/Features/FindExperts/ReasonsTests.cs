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
    public void A_list_of_skills_is_better_than_nothing() => Assert.That(Chosen("profile:skills", "a", "profile:about"), Is.EqualTo(new[] { "a", "profile:skills" }));

    [Test]
    public void Nobody_needs_a_reason_to_exist() => Assert.That(Chosen(), Is.Empty);

    private static IEnumerable<string> Chosen(params string[] titles)
    {
        var reasons = new Reasons(most: 2);
        foreach (var title in titles)
        {
            var kind = title.StartsWith("profile", StringComparison.Ordinal) ? EvidenceKind.Profile : EvidenceKind.Answered;
            reasons.Add(new Evidence(title, new PersonId("tom"), kind, DateTimeOffset.UnixEpoch, title, "", []));
        }

        return reasons.ToArray().Select(reason => reason.Title);
    }
}
