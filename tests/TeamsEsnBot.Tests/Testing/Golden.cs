using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using NUnit.Framework.Constraints;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>
/// Compares a card with the approved one beside the test, as JSON, whatever the order of properties. <c>UPDATE_GOLDENS=1 dotnet test</c> approves
/// what is there now; the end-to-end tests draw a picture of each.
/// </summary>
internal static class Golden
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Constraint Card(string name, [CallerFilePath] string test = "") =>
        new CardConstraint(Path.Combine(Path.GetDirectoryName(test)!, "Cards", name + ".json"));

    private static string Sorted(string json) => Sort(JsonNode.Parse(json))!.ToJsonString(Readable).ReplaceLineEndings("\n") + "\n";

    /// <summary>“type” first, then by name: stable, and readable from the top.</summary>
    private static JsonNode? Sort(JsonNode? node) => node switch
    {
        JsonObject one => new JsonObject(one.OrderBy(property => property.Key != "type").ThenBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create(property.Key, Sort(property.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Sort)]),
        _ => node?.DeepClone(),
    };

    private sealed class CardConstraint(string path) : Constraint
    {
        public override string Description => $"the approved {Path.GetFileName(path)}";

        public override ConstraintResult ApplyTo<TActual>(TActual actual)
        {
            var card = actual switch
            {
                Reply { Card: { } shown } => shown,
                Card shown => shown,
                _ => throw new ArgumentException("The reply shows no card.", nameof(actual)),
            };
            var now = Sorted(card.ToJson());

            if (Environment.GetEnvironmentVariable("UPDATE_GOLDENS") == "1")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, now);
            }

            return new Result(this, now, File.Exists(path) ? File.ReadAllText(path).ReplaceLineEndings("\n") : "", path);
        }
    }

    private sealed class Result(CardConstraint constraint, string now, string approved, string path) : ConstraintResult(constraint, now, now == approved)
    {
        public override void WriteMessageTo(MessageWriter writer)
        {
            var (current, old) = (now.Split('\n'), approved.Split('\n'));
            var at = Enumerable.Range(0, Math.Max(current.Length, old.Length)).First(line => current.ElementAtOrDefault(line) != old.ElementAtOrDefault(line));
            writer.WriteLine($"  {path}:{at + 1}");
            writer.WriteLine($"  approved: {old.ElementAtOrDefault(at)?.Trim() ?? "(nothing)"}");
            writer.WriteLine($"  now:      {current.ElementAtOrDefault(at)?.Trim() ?? "(nothing)"}");
            writer.WriteLine("  UPDATE_GOLDENS=1 dotnet test  approves what is there now");
        }
    }
}
