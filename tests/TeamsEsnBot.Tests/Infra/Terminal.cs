using System.Diagnostics;
using TeamsEsnBot.Tests.Architecture;

namespace TeamsEsnBot.Tests.Infra;

/// <summary>What a script printed and how it ended.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors);

/// <summary>
/// Runs our scripts on a machine where the programs at the edge (az, dotnet, curl) are stand-ins: they write down how they were called and answer as told.
/// </summary>
internal sealed class Terminal : IDisposable
{
    private readonly string _programs = System.IO.Directory.CreateTempSubdirectory("teams-esn-bot-").FullName;

    private string Record => Path.Combine(_programs, "calls.txt");

    /// <summary>Every call of a stand-in, in order, as one line.</summary>
    public IReadOnlyList<string> Calls => File.Exists(Record) ? File.ReadAllLines(Record) : [];

    /// <param name="answers">Part of a call's words, and the shell command that answers it; the first that fits.</param>
    public Terminal With(string program, params (string Asked, string Answer)[] answers)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("The scripts need bash.");
            return this;
        }

        var cases = answers.Select(answer => $"  *\"{answer.Asked}\"*) {answer.Answer} ;;\n");
        var path = Path.Combine(_programs, program);
        File.WriteAllText(path, $"#!/bin/bash\nwords=\"{program} $*\"\necho \"$words\" >> '{Record}'\ncase \"$words\" in\n{string.Concat(cases)}esac\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return this;
    }

    public async Task<Ran> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Product.Folder, script), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{_programs}:{Environment.GetEnvironmentVariable("PATH")}";

        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync();
        var output = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        return new Ran(run.ExitCode, output, await errors);
    }

    public void Dispose() => System.IO.Directory.Delete(_programs, recursive: true);
}
