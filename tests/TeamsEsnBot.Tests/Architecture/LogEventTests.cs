using System.Reflection;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Tests.Architecture.Canary;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>Whoever reads a log finds the line of code by its event id.</summary>
[TestFixture]
internal sealed class LogEventTests
{
    [Test]
    public void Every_log_event_has_an_id_of_its_own() => Assert.That(Faults(Product.Types), Is.Empty);

    [Test]
    public void An_id_used_twice_and_a_missing_id_would_be_caught() => Assert.That(Faults([typeof(SaysItTwice)]).ToList(), Has.Count.EqualTo(2));

    private static IEnumerable<string> Faults(IEnumerable<Type> types)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        return
            from type in types
            from method in type.GetMethods(own)
            let log = method.GetCustomAttribute<LoggerMessageAttribute>()
            where log is not null
            group $"{type}.{method.Name}" by log.EventId into sameId
            where sameId.Key <= 0 || sameId.Count() > 1
            select $"{sameId.Key}: {string.Join(", ", sameId)}";
    }
}
