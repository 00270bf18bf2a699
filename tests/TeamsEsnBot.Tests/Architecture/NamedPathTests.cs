using System.Text.RegularExpressions;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>A document that names a file names one that is there.</summary>
[TestFixture]
internal sealed partial class NamedPathTests
{
    /// <summary>What a path from the top of the repository begins with; anything else in code style may be an address, a command or a media type.</summary>
    private static readonly string[] Tops = ["src/", "tests/", "manifest/", "infra/", ".ci/"];

    private static readonly string[] Entrances = ["README.md", "CHANGELOG.md", "infra/README.md"];

    private static IEnumerable<string> Documents() =>
        Entrances.Where(path => File.Exists(Path.Combine(Product.Folder, path)))
            .Concat(Product.Files("src", ".md").Where(path => path.Contains("/Decisions/", StringComparison.Ordinal)));

    [TestCaseSource(nameof(Documents))]
    public void Every_path_that_a_document_names_exists(string document) => Assert.That(Missing(document, Product.Read(document)), Is.Empty);

    [TestCase("See `src/TeamsEsnBot/Nowhere.cs`.", ExpectedResult = "src/TeamsEsnBot/Nowhere.cs")]
    [TestCase("Run `dotnet run --project src/Nowhere`", ExpectedResult = "src/Nowhere")]
    [TestCase("See [the notes](nowhere.md#part).", ExpectedResult = "nowhere.md")]
    [TestCase("```bash\ninfra/nowhere.sh esn-bot\n```", ExpectedResult = "infra/nowhere.sh")]
    public string A_path_that_leads_nowhere_would_be_caught(string text) => Missing("infra/README.md", text).Single();

    [TestCase("See `src/TeamsEsnBot/Program.cs`, `tests/`, [the script](deploy.sh) and [the build](../Directory.Build.props#top).")]
    [TestCase("`GET /api/messages`, `text/plain`, `src/Packages/<official id>/`, `src/**/*.cs`, [a page](https://example.com/src/x) and [below](#below).")]
    public void What_exists_and_what_is_no_path_is_let_be(string text) => Assert.That(Missing("infra/README.md", text), Is.Empty);

    private static IEnumerable<string> Missing(string document, string text)
    {
        var folder = Path.GetDirectoryName(document)!;
        var inCode = Code().Matches(text)
            .SelectMany(code => code.Value.Split([' ', '\n', '\r', '\t', '`', '"', '\'', '=', '(', ')', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => Tops.Any(top => word.StartsWith(top, StringComparison.Ordinal)))
            .Select(word => (Named: word.TrimEnd('.', ':'), At: word.TrimEnd('.', ':')));
        var inLinks = Link().Matches(text)
            .Select(link => link.Groups["to"].Value.Split('#')[0])
            .Where(to => to.Length > 0 && !to.Contains(':', StringComparison.Ordinal))
            .Select(to => (Named: to, At: Path.Combine(folder, to)));

        return inCode.Concat(inLinks)
            .Where(path => path.Named.IndexOfAny(['<', '>', '*', '{', '$']) < 0)
            .Where(path => !Path.Exists(Path.Combine(Product.Folder, path.At)))
            .Select(path => path.Named);
    }

    [GeneratedRegex("```.*?```|`[^`\n]+`", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)")]
    private static partial Regex Link();
}
