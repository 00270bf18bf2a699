namespace TeamsEsnBot.EndToEnd.Manifest;

/// <summary>A folder of one test's own, gone when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Name { get; } = System.IO.Directory.CreateTempSubdirectory("teams-esn-bot-").FullName;

    public string File(string name) => Path.Combine(Name, name);

    public void Dispose() => System.IO.Directory.Delete(Name, recursive: true);
}
