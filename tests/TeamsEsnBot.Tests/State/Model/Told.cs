using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State.Model;

/// <summary>Operations and answers in words, for whoever reads why a sequence failed.</summary>
internal static class Told
{
    public static string Properties(IEnumerable<KeyValuePair<string, object?>> properties) =>
        $"{{{string.Join(", ", properties.Select(property => $"{property.Key}={Value(property.Value)}"))}}}";

    public static string Row(TableRow? row) => row is null ? "no row" : $"{RowKey.Of(row)} {Properties(row.Properties)} at {row.ETag}";

    public static string Change(TableChange change) => change.Kind switch
    {
        ChangeKind.Insert or ChangeKind.Upsert => $"{change.Kind} {RowKey.Of(change.Row)} {Properties(change.Row.Properties)}",
        ChangeKind.Delete => $"Delete {RowKey.Of(change.Row)} if {change.IfMatch}",
        _ => $"{change.Kind} {RowKey.Of(change.Row)} {Properties(change.Row.Properties)} if {change.IfMatch}",
    };

    private static string Value(object? value) => value switch
    {
        null => "null",
        string text => $"“{text}”",
        byte[] bytes => Convert.ToHexString(bytes),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => $"{value}",
    };
}
