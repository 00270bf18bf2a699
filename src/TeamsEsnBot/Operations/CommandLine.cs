namespace TeamsEsnBot.Operations;

/// <summary>A command's arguments: what it is about, its own flags and values, and settings of the bot.</summary>
internal sealed class CommandLine
{
    private readonly HashSet<string> _flags = [];
    private readonly Dictionary<string, string> _values = [];
    private readonly List<string> _settings = [];

    private CommandLine(string subject, TextWriter output, TextWriter errors) => (Subject, Output, Errors) = (subject, output, errors);

    /// <summary>What the command is about: a file or a person.</summary>
    public string Subject { get; }

    public TextWriter Output { get; }

    public TextWriter Errors { get; }

    /// <summary>Settings of the bot.</summary>
    public string[] Settings => [.. _settings];

    /// <summary>Null when it is not what the command takes: exactly one subject, which stands first.</summary>
    public static CommandLine? Read(string[] args, string[] flags, string[] values, TextWriter output, TextWriter errors)
    {
        if (args is not [{ Length: > 0 } subject, .. var rest] || subject.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var line = new CommandLine(subject, output, errors);
        for (var i = 0; i < rest.Length; i++)
        {
            if (flags.Contains(rest[i]))
            {
                line._flags.Add(rest[i]);
            }
            else if (values.Contains(rest[i]))
            {
                if (i + 1 == rest.Length || !line._values.TryAdd(rest[i], rest[++i]))
                {
                    return null;
                }
            }
            else if (!rest[i].StartsWith("--", StringComparison.Ordinal) && !rest[i].Contains('=', StringComparison.Ordinal))
            {
                return null;
            }
            else
            {
                line._settings.Add(rest[i]);
                if (!rest[i].Contains('=', StringComparison.Ordinal) && i + 1 < rest.Length)
                {
                    line._settings.Add(rest[++i]);
                }
            }
        }

        return line;
    }

    public bool Has(string flag) => _flags.Contains(flag);

    public string? Value(string name) => _values.GetValueOrDefault(name);

    /// <summary>What the bot is made of, with these settings; only warnings are logged.</summary>
    public ServiceProvider Services()
    {
        var builder = BotHost.Builder(Settings);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        return builder.Services.BuildServiceProvider();
    }

    public ProgressBar Bar() => new(Output, isLive: ReferenceEquals(Output, Console.Out) && !Console.IsOutputRedirected);

    /// <summary>False, and said so, when there is no such file.</summary>
    public async Task<bool> IsThereAsync(string file)
    {
        if (File.Exists(file))
        {
            return true;
        }

        await Errors.WriteLineAsync($"There is no file “{file}”. Give the path of one that is there.");
        return false;
    }

    /// <summary>False, and said so, when the file cannot be made: a backup is never written over.</summary>
    public async Task<bool> IsNewAsync(string file)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder && !Directory.Exists(folder))
        {
            await Errors.WriteLineAsync($"There is no folder “{folder}”. Make it, or name another file.");
            return false;
        }

        if (!File.Exists(file))
        {
            return true;
        }

        await Errors.WriteLineAsync($"There is a file “{file}” already. Name another one, or remove it.");
        return false;
    }
}
