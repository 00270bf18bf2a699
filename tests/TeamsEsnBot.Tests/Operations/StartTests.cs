namespace TeamsEsnBot.Tests.Operations;

/// <summary>What somebody reads who starts the bot with a setting wrong.</summary>
[TestFixture]
internal sealed class StartTests
{
    [Test]
    public async Task All_wrong_settings_are_named_at_once_each_with_what_to_do()
    {
        var (code, said) = await StartAsync("--environment", "Production", "--Storage:TableEndpoint", "http://not.https", "--Graph:SyncEvery", "00:00:01", "--Community:Champions:0", "Tom Becker", "--Teams:Deadline", "00:01:00", "--Teams:LongestWork", "02:00:00", "--Retention:Answers", "01:00:00", "--Retention:Evidence", "5000.00:00:00");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said, Is.EquivalentTo(new[]
        {
            "MicrosoftAppId is empty. Set it to the application (client) id of the bot; only in Development may it be missing.",
            "Teams:TenantIds is empty. List the Entra tenant ids of the companies that may use the bot.",
            "Teams:Deadline must lie between 0.1 and 14 seconds: Teams drops a call after 15. Write 00:00:03 for three seconds.",
            "Teams:LongestWork must lie between Teams:Deadline and one hour. Write 00:10:00 for ten minutes.",
            "Community:Champions:0 is 'Tom Becker'. Write the object id or the user principal name of a person in Entra, such as ana@contoso.com.",
            "Storage:TableEndpoint is not an https address. Set it to the table endpoint of the account: https://contoso.table.core.windows.net.",
            "Retention:Answers must lie between 1 and 3,660 days. Write 90.00:00:00 for ninety days.",
            "Retention:Evidence must lie between 1 and 3,660 days. Write 90.00:00:00 for ninety days.",
            "Graph:SyncEvery must lie between 10 seconds and 7 days. Write 06:00:00 for six hours.",
        }));
    }

    [Test]
    public async Task A_database_that_cannot_be_opened_is_named_with_its_setting()
    {
        var folder = Directory.CreateTempSubdirectory("start-").FullName;
        var file = Path.Combine(folder, "bot.db");
        await File.WriteAllTextAsync(file, "This is a letter, not a database. " + new string('.', 4_000));

        var (code, said) = await StartAsync("--environment", "Development", "--Teams:TenantIds:0", "t", "--Storage:Path", file, "--urls", "http://127.0.0.1:0");

        Assert.That(code, Is.EqualTo(1));
        Assert.That(said.Single(), Does.Contain("Storage:Path").And.Contain(file));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Code, string[] Said)> StartAsync(params string[] args)
    {
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync([.. args, "--Logging:LogLevel:Default", "None"], TextWriter.Null, errors);
        return (code, errors.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }
}
