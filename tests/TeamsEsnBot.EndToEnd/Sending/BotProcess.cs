using System.Diagnostics;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>The deployable as a process of its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    /// <param name="folder">Where it works.</param>
    /// <param name="settings">Its arguments.</param>
    /// <param name="environment">Of the process, beside that of the tests.</param>
    /// <param name="says">Hears each line that it writes; null when nobody wants to.</param>
    public static BotProcess Start(string folder, string[] settings, IReadOnlyDictionary<string, string>? environment = null, Action<string>? says = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "TeamsEsnBot.dll"), .. settings])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        // They are read whether or not somebody listens: a full pipe would stop the bot.
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => says?.Invoke(line.Data ?? "");
        process.ErrorDataReceived += (_, line) => says?.Invoke(line.Data ?? "");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new BotProcess(process);
    }

    public bool HasEnded => _process.HasExited;

    /// <summary>SIGKILL: nothing is finished, nothing is said.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
