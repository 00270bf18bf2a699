using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json.Nodes;
using TeamsEsnBot.EndToEnd.Testing;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>The app package that the build makes.</summary>
[TestFixture]
internal sealed class PackageTests
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";

    [Test]
    public async Task A_company_builds_the_package_with_its_own_bot_and_host()
    {
        using var place = new TemporaryFolder();

        var build = await Build(place, $"-p:BotId={BotId}", "-p:PublicHost=bot.contoso.com", "-p:PrivacyUrl=https://contoso.com/privacy?for=bots");
        Assert.That(build.Succeeded, Is.True, build.Output);

        using var zip = await ZipFile.OpenReadAsync(place.File("teams-esn-bot.zip"));
        Assert.That(zip.Entries.Select(entry => entry.FullName), Is.EquivalentTo((string[])["manifest.json", "color.png", "outline.png"]));

        await zip.ExtractToDirectoryAsync(place.File("unpacked"));
        var packed = await File.ReadAllTextAsync(place.File("unpacked/manifest.json"));
        Assert.That(packed, Is.EqualTo(await Expected()));
        Assert.That(await Programs.OrSkipAsync(Node.RunAsync("validate-manifest.mjs", place.File("unpacked/manifest.json"))), Is.Empty);
    }

    [TestCase("-p:BotId=my-bot", "BotId 'my-bot' is not a client id")]
    [TestCase("-p:PublicHost=https://bot.contoso.com", "PublicHost 'https://bot.contoso.com' is not a host name")]
    [TestCase("-p:TermsUrl=http://contoso.com", "have to begin with https://")]
    public async Task A_setting_that_Teams_would_refuse_stops_the_build_with_a_sentence(string setting, string sentence)
    {
        using var place = new TemporaryFolder();

        var build = await Build(place, setting);

        Assert.That(build.Succeeded, Is.False);
        Assert.That(build.Output, Does.Contain(sentence));
        Assert.That(System.IO.Directory.EnumerateFileSystemEntries(place.Name), Is.Empty);
    }

    private static async Task<string> Expected()
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Repository.File("manifest/manifest.json")))!;
        return (await File.ReadAllTextAsync(Repository.File("manifest/manifest.json")))
            .Replace((string)manifest["id"]!, BotId, StringComparison.Ordinal)
            .Replace((string)manifest["developer"]!["privacyUrl"]!, "https://contoso.com/privacy?for=bots", StringComparison.Ordinal)
            .Replace(new Uri((string)manifest["developer"]!["websiteUrl"]!).Host, "bot.contoso.com", StringComparison.Ordinal);
    }

    private static async Task<(bool Succeeded, string Output)> Build(TemporaryFolder into, params string[] settings)
    {
        using var run = Process.Start(new ProcessStartInfo("dotnet",
        [
            "msbuild", Repository.File("src/TeamsEsnBot/TeamsEsnBot.csproj"), "-nologo", "-nodeReuse:false", "-t:PackageTeamsApp", $"-p:TeamsAppFolder={into.Name}", .. settings,
        ])
        {
            RedirectStandardOutput = true,
        })!;
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return (run.ExitCode == 0, output);
    }
}
