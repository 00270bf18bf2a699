using System.Reflection;
using TeamsEsnBot.Tests.Architecture.Canary;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>How our types look: records for what is, sealed classes for what does, and names from the domain.</summary>
[TestFixture]
internal sealed class TypeTests
{
    private static readonly IEnumerable<Type> Ours = Product.Types.Where(Product.IsWritten);

    [Test]
    public void Every_class_is_sealed_static_abstract_or_a_record() => Assert.That(Ours.Where(IsLeftOpen), Is.Empty);

    [Test]
    public void A_class_left_open_would_be_caught() => Assert.That(IsLeftOpen(typeof(LeftOpen)), Is.True);

    [Test]
    public void No_type_is_named_after_the_lack_of_a_name() => Assert.That(Ours.Where(IsNameless), Is.Empty);

    [TestCase(typeof(QuestionHelper)), TestCase(typeof(QuestionManager)), TestCase(typeof(QuestionUtilities)), TestCase(typeof(QuestionService))]
    public void A_type_without_a_name_of_its_own_would_be_caught(Type canary) => Assert.That(IsNameless(canary), Is.True);

    [Test]
    public void There_are_types_to_look_at() => Assert.That(Ours.Count(), Is.GreaterThan(10));

    private static bool IsLeftOpen(Type type) =>
        type is { IsClass: true, IsSealed: false, IsAbstract: false } && !IsRecord(type) && type.Assembly.EntryPoint?.DeclaringType != type;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$", BindingFlags.Public | BindingFlags.Instance) is not null;

    private static bool IsNameless(Type type)
    {
        var name = type.Name.Split('`')[0];
        return name.EndsWith("Helper", StringComparison.Ordinal) || name.EndsWith("Helpers", StringComparison.Ordinal)
            || name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Service", StringComparison.Ordinal)
            || name.Contains("Util", StringComparison.Ordinal);
    }
}
