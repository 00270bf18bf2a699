using System.Reflection;
using System.Text.RegularExpressions;
using TeamsEsnBot.Tests.Architecture;

namespace TeamsEsnBot.Tests.Infra;

/// <summary>What the deployment sets is what the bot reads: a setting with a slip in its name would be ignored in silence.</summary>
[TestFixture]
internal sealed partial class SettingsTests
{
    private static readonly string App = Product.Read("infra/modules/app.bicep");

    [Test]
    public void Every_setting_of_the_web_app_is_one_that_the_bot_reads()
    {
        Assert.That(Settings(App).ToList(), Has.Count.GreaterThan(1));
        Assert.That(Unread(App), Is.Empty);
    }

    [TestCase("Storage__TableEndpoint", "Storage__TablesEndpoint")]
    [TestCase("Teams__TenantIds__", "Team__TenantIds__")]
    public void A_setting_that_nobody_reads_would_be_caught(string right, string wrong) =>
        Assert.That(Unread(App.Replace(right, wrong, StringComparison.Ordinal)), Has.Exactly(1).Contains(wrong));

    private static IEnumerable<string> Unread(string app) => Settings(app).Where(setting => !Product.Types.Any(type => Reads(type, setting)));

    /// <summary>Options types say in a constant which section they are, and each property is a setting.</summary>
    private static bool Reads(Type type, string setting) =>
        setting.Split("__") is [var section, var property, ..]
        && type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() is string its
        && its == section
        && type.GetProperty(property) is not null;

    private static IEnumerable<string> Settings(string app) => Setting().Matches(app).Select(match => match.Groups["name"].Value);

    [GeneratedRegex(@"name: '(?<name>\w+__\w+)")]
    private static partial Regex Setting();
}
