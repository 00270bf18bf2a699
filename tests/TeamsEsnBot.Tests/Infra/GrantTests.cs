namespace TeamsEsnBot.Tests.Infra;

/// <summary>An administrator lets the bot read the directory.</summary>
[TestFixture]
internal sealed class GrantTests
{
    private const string Principal = "99999999-2222-3333-4444-555555555555";
    private static readonly (string, string) Graph = ("--query id", "echo graph-here");
    private static readonly (string, string) UserRead = ("value=='User.Read.All'", "echo role-1");

    [Test]
    public async Task Reading_the_directory_is_granted_unless_more_is_asked_for()
    {
        using var terminal = new Terminal().With("az", Graph, UserRead);

        var ran = await terminal.RunAsync("infra/grant-graph.sh", Principal);

        Assert.That((ran.ExitCode, ran.Output.Trim()), Is.EqualTo((0, "User.Read.All is granted.")), ran.Errors);
        Assert.That(terminal.Calls, Has.Exactly(1).Matches<string>(call =>
            call.Contains($"--method post --url https://graph.microsoft.com/v1.0/servicePrincipals/{Principal}/appRoleAssignments", StringComparison.Ordinal)
            && call.EndsWith($$"""{"principalId":"{{Principal}}","resourceId":"graph-here","appRoleId":"role-1"}""", StringComparison.Ordinal)));
    }

    [Test]
    public async Task What_was_granted_before_is_not_granted_again()
    {
        using var terminal = new Terminal().With("az", Graph, UserRead, ("appRoleId=='role-1'", "echo assignment"));

        var ran = await terminal.RunAsync("infra/grant-graph.sh", Principal);

        Assert.That((ran.ExitCode, ran.Output.Trim()), Is.EqualTo((0, "User.Read.All was granted already.")), ran.Errors);
        Assert.That(terminal.Calls, Has.None.Contains("--method post"));
    }

    [Test]
    public async Task A_permission_that_Graph_does_not_know_is_named()
    {
        using var terminal = new Terminal().With("az", Graph, UserRead);

        var ran = await terminal.RunAsync("infra/grant-graph.sh", Principal, "User.Raed.All");

        Assert.That((ran.ExitCode, ran.Errors.Trim()), Is.EqualTo((1, "Microsoft Graph has no application permission called User.Raed.All.")));
        Assert.That(terminal.Calls, Has.None.Contains("--method post"));
    }
}
