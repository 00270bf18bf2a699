using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Wire;

/// <summary>
/// Node.js with the packages of <c>npm/package.json</c>, installed at first use. Where node or npm is missing, <see cref="MissingProgramException"/> names it.
/// </summary>
public static class Node
{
    private static readonly string Home = Path.Combine(SourceFolder(), "npm");
    private static readonly Lazy<Task<string>> Installed = new(InstallAsync);

    /// <summary>Full path of <c>node_modules</c>, complete.</summary>
    public static Task<string> ModulesAsync() => Installed.Value;

    /// <summary>Starts <c>node</c> with its output redirected; the caller ends it.</summary>
    public static Process Start(params string[] arguments) => Run("node", Home, arguments);

    /// <summary>Runs a script of the <c>npm</c> folder to its end; throws with its output when it fails.</summary>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        await ModulesAsync();
        using var run = Start([script, .. arguments]);
        return await FinishAsync(run, script);
    }

    private static async Task<string> InstallAsync()
    {
        var modules = Path.GetFullPath(Path.Combine(Home, "node_modules"));
        var installed = Path.Combine(modules, ".package-lock.json");
        var wanted = Path.Combine(Home, "package-lock.json");

        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(wanted))
        {
            using var install = Run("npm", Home, "ci");
            await FinishAsync(install, "npm ci");
        }

        return modules;
    }

    private static Process Run(string program, string folder, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new MissingProgramException(program);
        }
    }

    private static async Task<string> FinishAsync(Process run, string what)
    {
        var output = run.StandardOutput.ReadToEndAsync();
        var errors = run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        return run.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{what} ended with {run.ExitCode}:\n{await output}\n{await errors}");
    }

    private static string SourceFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
