using System.Collections;
using System.Reflection;
using System.Text;
using AdaptiveCards;
using Newtonsoft.Json;

namespace TeamsEsnBot.Tests.Packages.Cards;

/// <summary>Our writer of cards against Json.NET, which reads the same attributes.</summary>
[TestFixture]
internal sealed class CardWriterTests
{
    private const string OddText = "“quoted” \"twice\" \\ / \b\t\n\f\r\u0001\u001f\u007f\u0085\u2028\u2029 é 🙂 \ud83d </script>";

    private static readonly Type[] Elements =
        [.. typeof(AdaptiveCard).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(AdaptiveTypedElement)) || type.IsSubclassOf(typeof(AdaptiveInline))))];

    [TestCaseSource(nameof(Elements))]
    public void An_element_with_every_property_set_looks_as_its_attributes_say(Type element) => AssertSame(Filled(element, depth: 3));

    [TestCaseSource(nameof(Elements))]
    public void An_element_with_only_what_it_must_have_looks_as_its_attributes_say(Type element) => AssertSame(Filled(element, depth: 0));

    [Test]
    public void Every_value_of_every_enumeration_has_the_name_its_attributes_give_it()
    {
        foreach (var spacing in Enum.GetValues<AdaptiveSpacing>())
        {
            foreach (var style in Enum.GetValues<AdaptiveContainerStyle>())
            {
                AssertSame(new AdaptiveContainer { Spacing = spacing, Style = style });
            }
        }

        AssertSame(new AdaptiveTextBlock("a value of a newer version") { Size = (AdaptiveTextSize)77 });
    }

    [Test]
    public void Data_of_any_kind_is_written_as_it_is()
    {
        object?[] data =
        [
            null, "text", 7, 2.5, true, new { Topic = "c#", nested = new[] { 1, 2 } }, new object?[] { "a", null, 3 }, new Dictionary<string, object?> { ["One"] = 1, ["none"] = null },
            new SortedDictionary<string, string> { ["Topic"] = OddText, [""] = "" }, new List<string> { "x" }, new byte[] { 1, 2 }, Newtonsoft.Json.Linq.JObject.Parse("""{"a":[1,{}]}"""),
        ];

        Assert.Multiple(() => Array.ForEach(data, one => AssertSame(new AdaptiveSubmitAction { Data = one })));
    }

    [Test]
    public void A_card_that_contains_itself_is_refused()
    {
        var card = new AdaptiveCard("1.5");
        card.Actions.Add(new AdaptiveShowCardAction { Title = "Again", Card = card });

        Assert.That(card.ToJson, Throws.InstanceOf<JsonSerializationException>().With.Message.Contains("contain itself"));
    }

    [Test]
    public void A_card_larger_than_usual_is_written_to_its_end()
    {
        var card = new AdaptiveCard("1.5") { Body = [.. Enumerable.Range(0, 500).Select(number => new AdaptiveTextBlock(new string('x', number)))] };

        Assert.That(card.ToJson(), Is.EqualTo(JsonConvert.SerializeObject(card)));
    }

    private static void AssertSame(object element)
    {
        var card = element switch
        {
            AdaptiveCard whole => whole,
            AdaptiveAction action => new AdaptiveCard("1.5") { Actions = [action] },
            AdaptiveInline inline => new AdaptiveCard("1.5") { Body = [new AdaptiveRichTextBlock { Inlines = [inline] }] },
            _ => new AdaptiveCard("1.5") { Body = [(AdaptiveElement)element] },
        };

        // Half a surrogate pair is no text in UTF-8; everything else comes back as it was.
        Assert.That(card.ToJson(), Is.EqualTo(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(JsonConvert.SerializeObject(card)))));
    }

    /// <summary>An object whose every property that can be set has a value other than the usual one; at depth 0 only what must not be missing.</summary>
    private static object Filled(Type type, int depth)
    {
        var made = type == typeof(AdaptiveCard) ? new AdaptiveCard("1.5") : Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property is { CanWrite: true, Name: not "Type" and not "UrlString" and not "DataJson" }))
        {
            var isNeeded = property.IsDefined(typeof(JsonRequiredAttribute)) || property.GetCustomAttribute<JsonPropertyAttribute>()?.Required is Required.Always;
            if (depth > 0 || isNeeded)
            {
                property.SetValue(made, Value(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType, property.GetValue(made), depth));
            }
        }

        return made;
    }

    private static object Value(Type type, object? usual, int depth) => type switch
    {
        _ when type == typeof(string) => OddText,
        _ when type == typeof(bool) => !(bool)usual!,
        _ when type == typeof(int) => 42,
        _ when type == typeof(DateTime) => new DateTime(2026, 11, 22, 9, 30, 0, DateTimeKind.Utc),
        _ when type == typeof(object) => new Dictionary<string, string> { ["Id"] = OddText },
        _ when type == typeof(Uri) => new Uri("https://example.com/a b?c=d&e=%20#ü"),
        _ when type == typeof(AdaptiveWidth) => new AdaptiveWidth("50px"),
        _ when type == typeof(AdaptiveSchemaVersion) => new AdaptiveSchemaVersion(1, 6),
        _ when type == typeof(AdaptiveFallbackElement) => new AdaptiveFallbackElement(new AdaptiveTextBlock(OddText)),
        _ when type == typeof(SerializableDictionary<string, object>) => new SerializableDictionary<string, object> { ["msteams"] = new { Width = "Full" }, ["Other"] = 1.5 },
        _ when type.IsEnum => Enum.GetValues(type).Cast<object>().Last(),
        { IsGenericType: true } => List(type, depth),
        { IsAbstract: true } => Filled(type == typeof(AdaptiveAction) ? typeof(AdaptiveExecuteAction) : typeof(AdaptiveTextBlock), Math.Max(0, depth - 1)),
        _ => Filled(type, Math.Max(0, depth - 1)),
    };

    private static IList List(Type type, int depth)
    {
        var list = (IList)Activator.CreateInstance(type)!;
        var item = type.GetGenericArguments()[0];
        list.Add(item == typeof(AdaptiveInline) ? new AdaptiveTextRun(OddText) : Value(item, null, depth));
        return list;
    }
}
