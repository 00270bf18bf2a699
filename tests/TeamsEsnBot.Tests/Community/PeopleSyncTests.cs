using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Community;

[TestFixture]
internal sealed class PeopleSyncTests
{
    [Test]
    public async Task An_empty_directory_is_a_broken_one_and_nobody_vanishes()
    {
        await using var office = new Office();
        await office.ReadsItsDirectory();
        office.Directory.People.Clear();

        await office.ReadsItsDirectory();

        Assert.That(office.The<People>().MayBeShown(Office.Tenant, office.Tom.Id));
    }

    [Test]
    public async Task Somebody_who_comes_back_is_shown_again()
    {
        await using var office = new Office();
        await office.ReadsItsDirectory();
        office.Directory.People.Remove(office.Tom.Id);
        await office.ReadsItsDirectory();
        var gone = office.The<People>().MayBeShown(Office.Tenant, office.Tom.Id);

        office.Directory.People[office.Tom.Id] = office.Tom.Profile;
        await office.ReadsItsDirectory();

        Assert.That((gone, office.The<People>().MayBeShown(Office.Tenant, office.Tom.Id)), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task A_second_round_over_an_unchanged_directory_writes_no_evidence()
    {
        await using var office = new Office();
        office.Directory.Descriptions[office.Tom.Id] = new SelfDescription(["Terraform"], ["Sailing"], [], "I keep things running.");
        await office.ReadsItsDirectory();
        var before = await ProfileOf(office);
        office.Clock.Passes(TimeSpan.FromDays(1));

        await office.ReadsItsDirectory();

        Assert.That(await ProfileOf(office), Is.EqualTo(before).UsingPropertiesComparer());
        Assert.That(before.Select(piece => piece.Id), Is.EquivalentTo(new[] { "profile-skills", "profile-interests", "profile-about", "profile-role" }));
    }

    [Test]
    public async Task Guests_are_known_but_their_profiles_are_not_read()
    {
        await using var office = new Office();
        var guest = office.Hire("Gus Guest", isGuest: true);
        office.Directory.Descriptions[guest.Id] = new SelfDescription(["Auditing"], [], [], null);

        await office.ReadsItsDirectory();

        Assert.That((await office.Ana.Says("who knows about auditing")).Card!.ToPlainText(), Does.Not.Contain("Gus"));
        Assert.That(office.The<People>().Find(Office.Tenant, guest.Id), Is.Not.Null);
    }

    private static async Task<List<Evidence>> ProfileOf(Office office)
    {
        var pieces = new List<Evidence>();
        await foreach (var piece in office.The<EvidenceStore>().OfAsync(Office.Tenant, office.Tom.Id, CancellationToken.None))
        {
            Assert.That(piece.Kind, Is.EqualTo(EvidenceKind.Profile));
            pieces.Add(piece);
        }

        return pieces;
    }
}
