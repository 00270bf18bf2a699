using System.CodeDom.Compiler;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Tests.Architecture;

/// <summary>What we ship, as types and as files.</summary>
internal static class Product
{
    public static readonly Assembly Host = Assembly.Load("TeamsEsnBot");
    public static readonly Assembly Features = Assembly.Load("TeamsEsnBot.Features");
    public static readonly Assembly Expertise = Assembly.Load("TeamsEsnBot.Expertise");

    /// <summary>The top of the repository.</summary>
    public static readonly string Folder = Path.GetFullPath(Path.Combine(ThisFolder(), "..", "..", ".."));

    /// <summary>Every type, with the closures and state machines that the compiler made of our methods.</summary>
    public static IReadOnlyList<Type> Types { get; } = [.. new[] { Host, Features, Expertise }.SelectMany(assembly => assembly.GetTypes())];

    /// <summary>Only what somebody wrote.</summary>
    public static bool IsWritten(Type type) =>
        type is { IsSpecialName: false, Namespace: { } home }
        && home.StartsWith("TeamsEsnBot", StringComparison.Ordinal)
        && !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && !type.IsDefined(typeof(GeneratedCodeAttribute))
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));

    /// <summary>A file's text, by its path from the top of the repository.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    /// <summary>Files below a folder, as paths from the top of the repository with slashes; what builds leave behind is not looked at.</summary>
    public static IEnumerable<string> Files(string below, params string[] endings) =>
        from file in System.IO.Directory.EnumerateFiles(Path.Combine(Folder, below), "*", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Folder, file).Replace('\\', '/')
        where endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal))
        where !path.Split('/').Any(part => part is "bin" or "obj" or "node_modules" or "artifacts")
        select path;

    private static string ThisFolder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
