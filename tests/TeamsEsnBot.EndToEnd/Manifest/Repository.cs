using System.Runtime.CompilerServices;

namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>Files of the repository that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", ".."));

    /// <summary>The full path of a file named from the top of the repository, with slashes.</summary>
    public static string File(string name) => Path.Combine(Root, name);

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
