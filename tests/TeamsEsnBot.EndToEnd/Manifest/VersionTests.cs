using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>Teams refuses an upload whose version did not rise, so the three places that name the version name the same.</summary>
[TestFixture]
internal sealed partial class VersionTests
{
    [Test]
    public async Task The_manifest_the_build_and_the_changelog_name_the_same_version()
    {
        var build = XDocument.Load(Repository.File("Directory.Build.props")).Descendants("Version").Single().Value;
        var manifest = (string?)JsonNode.Parse(await File.ReadAllTextAsync(Repository.File("manifest/manifest.json")))!["version"];
        var newest = Newest(await File.ReadAllTextAsync(Repository.File("CHANGELOG.md")));

        Assert.That((manifest, newest), Is.EqualTo((build, build)));
    }

    [Test]
    public void The_first_version_in_the_changelog_is_the_newest() =>
        Assert.That(Newest("# Changelog\n\n## 0.2.0 - 2027-01-31\n- new\n\n## 0.1.0 - 2026-11-22\n- old\n"), Is.EqualTo("0.2.0"));

    private static string Newest(string changelog) => Entry().Match(changelog).Groups["version"].Value;

    [GeneratedRegex(@"^## (?<version>\d+\.\d+\.\d+)\b", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
