using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>A synonym as its row.</summary>
internal static class SynonymRow
{
    public static TableRow Of(string tenant, Synonym synonym) => new(TableKey.Of(tenant), synonym.Id, new Dictionary<string, object?>
    {
        ["Left"] = synonym.Left,
        ["Kind"] = synonym.Kind.ToString(),
        ["Right"] = synonym.Right,
        ["ById"] = synonym.By.Id.Value,
        ["ByName"] = synonym.By.Name,
        ["At"] = synonym.When,
        ["Turn"] = synonym.Turn,
    });

    /// <summary>Null when something is missing or could not have been given.</summary>
    public static Synonym? Read(TableRow row) =>
        Side(row, "Left") is { } left
        && Side(row, "Right") is { } right
        && Enum.TryParse<SynonymKind>(row.Text("Kind"), out var kind)
        && Enum.IsDefined(kind)
        && new Synonym(
            left,
            kind,
            right,
            new Person(new PersonId(row.Text("ById") ?? ""), row.Text("ByName") ?? Wording.AColleague),
            row.Time("At") ?? default,
            row.Text("Turn") ?? "") is var synonym
        && synonym.Id == row.Row
            ? synonym
            : null;

    private static string? Side(TableRow row, string name) => row.Text(name) is { Length: > 0 and <= Synonym.Longest } side && !Synonym.HasSigns(side) ? side : null;
}
