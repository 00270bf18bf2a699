using System.Diagnostics.CodeAnalysis;

namespace TeamsEsnBot.EndToEnd.Testing;

/// <summary>
/// Programs that a machine may not have. Where one is missing a test is skipped with its name, but fails when <c>CI=true</c>: a run that checks nothing must not
/// look green.
/// </summary>
internal static class Programs
{
    /// <summary>What the program gives; skips the test, or fails it, when it is missing.</summary>
    public static async Task<T> OrSkipAsync<T>(Task<T> use)
    {
        try
        {
            return await use;
        }
        catch (MissingProgramException missing)
        {
            Missing(missing.Program);
            throw;
        }
    }

    /// <summary>Skips the test, or fails it when <c>CI=true</c>, naming what is missing.</summary>
    [DoesNotReturn]
    public static void Missing(string program)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            throw new AssertionException($"{program} is missing on this machine.");
        }

        throw new IgnoreException($"{program} is missing on this machine.");
    }
}
