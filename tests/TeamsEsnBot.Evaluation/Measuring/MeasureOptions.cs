namespace TeamsEsnBot.Evaluation.Measuring;

/// <summary>What to measure, as asked for on the command line.</summary>
/// <param name="Data">The folder of the corpus.</param>
/// <param name="Json">The file that the results are written to; null for none.</param>
/// <param name="Part">“dev”, “test” or “all”.</param>
/// <param name="Elsewhere">A folder with questions that this company does not deal with; null for none.</param>
internal sealed record MeasureOptions(string Data, string? Json, string Part, string? Elsewhere)
{
    private static readonly string[] Names = ["--data", "--json", "--part", "--elsewhere"];
    private static readonly string[] PartNames = ["dev", "test", "all"];

    /// <summary>Null when the arguments are not understood.</summary>
    public static MeasureOptions? Parse(string[] args)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var at = 0; at < args.Length; at += 2)
        {
            if (!Names.Contains(args[at]) || at + 1 == args.Length || !values.TryAdd(args[at], args[at + 1]))
            {
                return null;
            }
        }

        var part = values.GetValueOrDefault("--part", "test");
        return values.TryGetValue("--data", out var data) && PartNames.Contains(part)
            ? new MeasureOptions(data, values.GetValueOrDefault("--json"), part, values.GetValueOrDefault("--elsewhere"))
            : null;
    }
}
