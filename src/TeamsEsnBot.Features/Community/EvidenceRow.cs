using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Community;

/// <summary>A piece of evidence as a row, and back.</summary>
internal static class EvidenceRow
{
    // Separates list items inside one property: a character that no text from people keeps.
    private const char Between = '\u001F';

    public static string Partition(string tenant, PersonId person) => $"{Part(tenant)}|{Part(person.Value)}";

    /// <summary>The id under which the index holds a piece: its keys without the tenant. Ids of evidence hold no bar, so it can be taken apart.</summary>
    public static string DocumentId(PersonId person, string id) => $"{Part(person.Value)}|{TableKey.Of(id)}";

    /// <summary>The same from the keys of a row that is gone.</summary>
    public static string DocumentId(string partition, string row) => $"{partition[(partition.IndexOf('|', StringComparison.Ordinal) + 1)..]}|{row}";

    /// <summary>The keys of the row that a piece in the index stands for.</summary>
    public static (string Partition, string Row) Keys(string tenant, string documentId)
    {
        var at = documentId.LastIndexOf('|');
        return ($"{Part(tenant)}|{documentId[..at]}", documentId[(at + 1)..]);
    }

    public static TableRow Of(string tenant, Evidence piece) => new(
        Partition(tenant, piece.Person),
        TableKey.Of(piece.Id),
        new Dictionary<string, object?>
        {
            ["Tenant"] = tenant,
            ["Person"] = piece.Person.Value,
            ["Id"] = piece.Id,
            ["Kind"] = piece.Kind.ToString(),
            ["When"] = piece.When,
            ["Title"] = Cut(piece.Title, 400),
            ["Text"] = Cut(piece.Text, Evidence.LongestText),
            ["Answer"] = piece.Answer.Length == 0 ? null : Cut(piece.Answer, Evidence.LongestText),
            ["Thread"] = piece.Thread,
            ["Topics"] = Cut(string.Join(Between, piece.Topics), 8_000),
            ["ById"] = piece.By?.Id.Value,
            ["ByName"] = piece.By?.Name,
            ["Link"] = piece.Link,
            ["Place"] = piece.Place,
            ["Votes"] = piece.Votes,
            ["Audience"] = piece.Audience is null ? null : string.Join(Between, piece.Audience.Select(person => person.Value)),
        });

    public static (string Tenant, Evidence Piece) Read(TableRow row) => (
        Text(row, "Tenant"),
        new Evidence(
            Text(row, "Id"),
            new PersonId(Text(row, "Person")),
            Enum.TryParse<EvidenceKind>(Text(row, "Kind"), out var kind) && Enum.IsDefined(kind) ? kind : throw Broken(row, "Kind that is known"),
            row.Time("When") ?? throw Broken(row, "When"),
            row.Text("Title") ?? "",
            row.Text("Text") ?? "",
            List(row.Text("Topics")),
            row.Text("ById") is { } by ? new Person(new PersonId(by), row.Text("ByName") ?? "") : null,
            row.Text("Link"),
            row.Text("Place"),
            (int)(row.Number("Votes") ?? 0),
            row.Text("Audience") is { } audience ? [.. List(audience).Select(id => new PersonId(id))] : null,
            row.Text("Answer") ?? "",
            row.Text("Thread")));

    /// <summary>The row without these people among those it comes from or may be shown to; null when it names none of them.</summary>
    public static TableRow? Without(TableRow row, Whom whom)
    {
        var (isBy, audience) = (whom.Is(row, row.Text("ById")), row.Text("Audience"));
        var others = List(audience).Where(id => !whom.Is(row, id)).ToArray();
        var isAmong = others.Length < List(audience).Length;
        return (isBy, isAmong) switch
        {
            (false, false) => null,

            // An empty audience is nobody; none at all would be everybody.
            (_, true) => (isBy ? row.With(("ById", null), ("ByName", null)) : row).With(("Audience", string.Join(Between, others))),
            _ => row.With(("ById", null), ("ByName", null)),
        };
    }

    /// <summary>Half of a key at most, so that tenant and person fit into one whatever an import calls them, and part again.</summary>
    private static string Part(string text) => TableKey.Of(text, (TableRules.LongestKey - 1) / 2);

    private static string[] List(string? joined) => string.IsNullOrEmpty(joined) ? [] : joined.Split(Between);

    private static string Text(TableRow row, string name) => row.Text(name) ?? throw Broken(row, name);

    private static InvalidDataException Broken(TableRow row, string name) =>
        new($"The evidence row {row.Partition} / {row.Row} has no {name}. Delete the row, or restore the table from a backup.");

    private static string Cut(string text, int longest) => text.Length <= longest ? text : text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
}
