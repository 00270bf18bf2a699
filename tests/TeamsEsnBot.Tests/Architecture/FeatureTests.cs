using TeamsEsnBot.Tests.Architecture.Canary.Features.Cards;
using TeamsEsnBot.Tests.Architecture.Canary.Features.Nosy;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>A feature is one folder: it stands on what all share, and deleting it breaks no other.</summary>
[TestFixture]
internal sealed class FeatureTests
{
    private static readonly string[] Shared = ["Community", "Privacy", "Telling", "Turns", "Cards", "State"];

    [Test]
    public void No_feature_knows_another() => Assert.That(Product.Types.SelectMany(Trespasses), Is.Empty);

    [TestCase(typeof(SnoopInTheOpen))]
    [TestCase(typeof(SnoopInABody))]
    [TestCase(typeof(Gossip), Description = "What all share knows no feature either.")]
    public void A_feature_that_knows_another_would_be_caught(Type canary) => Assert.That(Trespasses(canary), Is.Not.Empty);

    [Test]
    public void Even_inside_a_lambda() => Assert.That(
        typeof(SnoopInALambda).Assembly.GetTypes().Where(type => type.DeclaringType == typeof(SnoopInALambda)).SelectMany(Trespasses), Is.Not.Empty);

    private static IEnumerable<string> Trespasses(Type type)
    {
        if (FolderOf(type) is not { } home)
        {
            return [];
        }

        return
            from used in NamedTypes.Of(type)
            let other = FolderOf(used)
            where other is not null && other != home && !Shared.Contains(other)
            select $"{type} names {used}";
    }

    private static string? FolderOf(Type type)
    {
        var parts = type.Namespace?.Split('.') ?? [];
        var at = Array.IndexOf(parts, "Features");
        return parts is ["TeamsEsnBot", ..] && at >= 0 ? parts.ElementAtOrDefault(at + 1) : null;
    }
}
