using System.Text.RegularExpressions;
using TeamsEsnBot.Tests.Architecture;

namespace TeamsEsnBot.Tests.Infra;

/// <summary>A call of another file: its symbol, its path as written, and the parameters given.</summary>
internal sealed record BicepModule(string Symbol, string Path, IReadOnlyList<string> Given);

/// <summary>As much of a Bicep file as is needed to see that its references lead somewhere. The compiler itself runs at deployment.</summary>
internal sealed partial record BicepFile(string Path, string Code)
{
    public static BicepFile Read(string path) => Of(path, Product.Read(path));

    /// <param name="text">The file with its comments and descriptions, which are taken out; an address in a string is not a comment.</param>
    public static BicepFile Of(string path, string text) => new(path, Comment().Replace(text, "${string}"));

    public IReadOnlyList<string> Parameters => Names(Parameter());

    public IReadOnlyList<string> RequiredParameters => [.. Parameter().Matches(Code).Where(match => !match.Groups["default"].Success).Select(Name)];

    public IReadOnlyList<string> Outputs => Names(Output());

    public IReadOnlyList<string> Symbols => [.. Parameters, .. Names(Variable()), .. Names(Resource()), .. Modules.Select(module => module.Symbol)];

    public IReadOnlyList<BicepModule> Modules => [.. Module().Matches(Code).Select(match => new BicepModule(
        Name(match),
        System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, match.Groups["path"].Value).Replace('\\', '/'),
        [.. Given().Matches(match.Groups["params"].Value).Select(Name)]))];

    /// <summary>What is read of modules: symbol and output.</summary>
    public IReadOnlyList<(string Symbol, string Output)> OutputsRead =>
        [.. OutputRead().Matches(Code).Select(match => (Name(match), match.Groups["output"].Value))];

    /// <summary>How often a name is used; its declaration and keys of the same name are not counted.</summary>
    public int UsesOf(string name) => Regex.Count(Code,
        $@"(?<![\w.'])(?<!(param|var|output|resource|module) )(?!(?<=^ *){Regex.Escape(name)}\s*:){Regex.Escape(name)}\b", RegexOptions.Multiline);

    private string[] Names(Regex pattern) => [.. pattern.Matches(Code).Select(Name)];

    private static string Name(Match match) => match.Groups["name"].Value;

    [GeneratedRegex(@"@description\([^\n]*\)|(?<string>'(\\.|[^'\\])*')|//[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"^param (?<name>\w+) [\w\[\]]+(?<default> =)?", RegexOptions.Multiline)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^output (?<name>\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"^var (?<name>\w+) =", RegexOptions.Multiline)]
    private static partial Regex Variable();

    [GeneratedRegex(@"^resource (?<name>\w+) '[\w.]+(/[\w]+)+@\d{4}-\d\d-\d\d' =", RegexOptions.Multiline)]
    private static partial Regex Resource();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<path>[^']+)' = \{\n  name: [^\n]+\n  params: \{\n(?<params>.*?)\n  \}\n\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Module();

    [GeneratedRegex(@"^    (?<name>\w+):", RegexOptions.Multiline)]
    private static partial Regex Given();

    [GeneratedRegex(@"(?<name>\w+)\.outputs\.(?<output>\w+)")]
    private static partial Regex OutputRead();
}
