namespace TeamsEsnBot.Tests.Infra;

/// <summary>The one command of infra/README.md, with Azure played by stand-ins.</summary>
[TestFixture]
internal sealed class DeployTests
{
    private const string BotId = "11111111-2222-3333-4444-555555555555";
    private const string Principal = "99999999-2222-3333-4444-555555555555";
    private const string Host = "esnbot-x.azurewebsites.net";

    private static readonly (string, string)[] Azure =
    [
        ("outputs.appName", "echo esnbot-x"),
        ("outputs.host", $"echo {Host}"),
        ("outputs.botId", $"echo {BotId}"),
        ("outputs.principalId", $"echo {Principal}"),
    ];

    [Test]
    public async Task Resources_then_the_bot_with_its_own_ids_then_a_look_whether_it_is_well()
    {
        using var terminal = new Terminal().With("az", Azure).With("dotnet").With("curl");

        var ran = await terminal.RunAsync("infra/deploy.sh", "esn-bot", "westeurope", "planSku=P0v3", "tenantIds=[\"a\", \"b\"]");

        Assert.That(ran.ExitCode, Is.Zero, ran.Errors);
        Assert.That(Changing(terminal), Is.EqualTo((string[])
        [
            "az group create --name esn-bot --location westeurope",
            "az deployment group create --resource-group esn-bot --name esn-bot --template-file infra/main.bicep",
            "dotnet publish src/TeamsEsnBot --configuration Release",
            "dotnet msbuild infra/zip.proj",
            "az webapp deploy --resource-group esn-bot --name esnbot-x --type zip",
            "curl",
        ]).Using<string, string>((call, beginning) => call.StartsWith(beginning, StringComparison.Ordinal)));
        Assert.That(terminal.Calls, Has.Exactly(1).Contains("--parameters planSku=P0v3 tenantIds=[\"a\", \"b\"]"));
        Assert.That(terminal.Calls, Has.Exactly(1).Contains($"-p:BotId={BotId} -p:PublicHost={Host}"));
        Assert.That(terminal.Calls[^1], Does.EndWith($"https://{Host}/health"));
        Assert.That(ran.Output, Does.Contain($"infra/grant-graph.sh {Principal}"));
    }

    [Test]
    public async Task Without_settings_the_templates_own_are_used()
    {
        using var terminal = new Terminal().With("az", Azure).With("dotnet").With("curl");

        await terminal.RunAsync("infra/deploy.sh", "esn-bot", "westeurope");

        Assert.That(terminal.Calls, Has.None.Contains("--parameters"));
    }

    [Test]
    public async Task A_refused_deployment_brings_no_bot_anywhere()
    {
        using var terminal = new Terminal().With("az", [("deployment group create", "echo refused >&2; exit 1"), .. Azure]).With("dotnet").With("curl");

        var ran = await terminal.RunAsync("infra/deploy.sh", "esn-bot", "westeurope");

        Assert.That(ran.ExitCode, Is.Not.Zero);
        Assert.That(ran.Errors, Does.Contain("refused"));
        Assert.That(Changing(terminal)[^1], Does.StartWith("az deployment group create"));
    }

    [Test]
    public async Task A_bot_that_is_not_well_is_reported_with_the_way_to_its_log()
    {
        using var terminal = new Terminal().With("az", Azure).With("dotnet").With("curl", ("/health", "exit 22"));

        var ran = await terminal.RunAsync("infra/deploy.sh", "esn-bot", "westeurope");

        Assert.That(ran.ExitCode, Is.Not.Zero);
        Assert.That(ran.Errors, Does.Contain("az webapp log tail --resource-group esn-bot --name esnbot-x"));
        Assert.That(ran.Output, Does.Not.Contain("ESN Bot is up"));
    }

    [Test]
    public async Task Whoever_is_not_signed_in_is_told_how()
    {
        using var terminal = new Terminal().With("az", ("account show", "exit 1")).With("dotnet").With("curl");

        var ran = await terminal.RunAsync("infra/deploy.sh", "esn-bot", "westeurope");

        Assert.That((ran.ExitCode, ran.Errors.Trim()), Is.EqualTo((1, "Sign in first: az login")));
        Assert.That(Changing(terminal), Is.Empty);
    }

    /// <summary>The calls that do something; asking Azure what is there does not.</summary>
    private static List<string> Changing(Terminal terminal) =>
        [.. terminal.Calls.Where(call => !call.Contains(" show ", StringComparison.Ordinal))];
}
