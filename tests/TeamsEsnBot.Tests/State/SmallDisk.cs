using System.Diagnostics;

namespace TeamsEsnBot.Tests.State;

/// <summary>A real file system of its own with little room, in memory. Whoever may not mount one skips the test.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly bool _isMounted;

    public SmallDisk(int kilobytes)
    {
        _isMounted = OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", _folder.Path) == 0;
        if (!_isMounted)
        {
            _folder.Dispose();
            Assert.Ignore("Nobody but root of a Linux machine may mount a disk.");
        }
    }

    public string File(string name) => _folder.File(name);

    /// <summary>From now on nobody may write to it.</summary>
    public void Seal() => Assert.That(Run("mount", "-o", "remount,ro", _folder.Path), Is.Zero);

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", _folder.Path);
            _folder.Dispose();
        }
    }

    private static int Run(string program, params string[] arguments)
    {
        using var run = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        run.WaitForExit();
        return run.ExitCode;
    }
}
