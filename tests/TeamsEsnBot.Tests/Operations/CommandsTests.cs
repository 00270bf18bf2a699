namespace TeamsEsnBot.Tests.Operations;

/// <summary>What the program can do besides running the bot, and how it says so.</summary>
[TestFixture]
internal sealed class CommandsTests
{
    private static readonly string[] Names = ["import", "export", "backup", "restore", "erase"];

    [Test]
    public async Task Help_lists_every_command()
    {
        var (code, said, _) = await RunAsync("--help");

        Assert.That(code, Is.Zero);
        Assert.That(Names, Has.All.Matches<string>(name => said.Contains($"\n  {name} ", StringComparison.Ordinal)));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Each_command_explains_itself(string name)
    {
        var (code, said, _) = await RunAsync(name, "--help");

        Assert.That(code, Is.Zero);
        Assert.That(said, Does.StartWith($"Usage: {name} "));
    }

    [TestCaseSource(nameof(Names))]
    public async Task Each_command_says_what_it_needs_when_it_is_missing(string name)
    {
        var (code, said, complained) = await RunAsync(name);

        Assert.That((code, said), Is.EqualTo((2, "")));
        Assert.That(complained, Does.StartWith($"Usage: {name} "));
    }

    [TestCase("export", "a.jsonl", "b.jsonl")]
    [TestCase("export", "a.jsonl", "--person")]
    public async Task Arguments_that_make_no_sense_are_not_guessed_at(params string[] args)
    {
        var (code, _, complained) = await RunAsync(args);

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.StartWith($"Usage: {args[0]} "));
    }

    [Test]
    public async Task A_command_that_does_not_exist_is_not_taken_for_a_start()
    {
        var (code, _, complained) = await RunAsync("exprot", "all.jsonl");

        Assert.That(code, Is.EqualTo(2));
        Assert.That(complained, Does.StartWith("There is no command “exprot”.").And.Contain("  export "));
    }

    private static async Task<(int Code, string Said, string Complained)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var code = await BotHost.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
