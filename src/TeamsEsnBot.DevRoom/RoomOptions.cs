using System.Globalization;

namespace TeamsEsnBot.DevRoom;

/// <summary>What can be chosen on the command line.</summary>
internal sealed record RoomOptions
{
    public const string Help = """
        The room: a Teams-like page to try the bot in, with a demo company, on this machine only.

        dotnet run --project src/TeamsEsnBot.DevRoom -- [options]

          --port N          where the page listens (default 3978; 0 = any free port)
          --bot-port N      where the bot listens (default 3979; 0 = any free port)
          --company FOLDER  another company: company.json, people.json, history.jsonl
          --manifest FILE   another app manifest (default: the bot's own)
          --data FOLDER     where the bot's database is kept (default data/devroom, data/devroom-NAME for another company)
          --fresh           forget what was said and learned, import the company's history again
          --help            this text
        """;

    /// <summary>0 asks for any free port.</summary>
    public int Port { get; init; } = 3978;

    /// <summary>0 asks for any free port.</summary>
    public int BotPort { get; init; } = 3979;

    public string Company { get; init; } = Path.Combine(AppContext.BaseDirectory, "Company", "demo");

    public string Manifest { get; init; } = Path.Combine(AppContext.BaseDirectory, "manifest", "manifest.json");

    /// <summary>A full path; by default in the current folder, which is the project's when it is started with <c>dotnet run</c>.</summary>
    public string Data { get; init; } = Path.GetFullPath(Path.Combine("data", "devroom"));

    public bool Fresh { get; init; }

    public bool WantsHelp { get; init; }

    /// <exception cref="ArgumentException">An option is unknown, has no value or a wrong one; the message says which.</exception>
    public static RoomOptions Parse(IReadOnlyList<string> args)
    {
        var options = new RoomOptions();
        string? data = null;

        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            options = name switch
            {
                "--port" => options with { Port = Port(Value()) },
                "--bot-port" => options with { BotPort = Port(Value()) },
                "--company" => AnotherCompany(Path.GetFullPath(Value())),
                "--manifest" => options with { Manifest = Path.GetFullPath(Value()) },
                "--data" => options with { Data = data = Path.GetFullPath(Value()) },
                "--fresh" => options with { Fresh = true },
                "--help" or "-h" or "-?" => options with { WantsHelp = true },
                _ => throw new ArgumentException($"Unknown option {name}. --help lists what there is."),
            };

            // What the bot learned of one company must not turn up in another.
            RoomOptions AnotherCompany(string folder) => options with
            {
                Company = folder,
                Data = data ?? Path.GetFullPath(Path.Combine("data", $"devroom-{Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))}")),
            };

            string Value() => ++i < args.Count && !args[i].StartsWith("--", StringComparison.Ordinal)
                ? args[i]
                : throw new ArgumentException($"{name} needs a value. --help lists what there is.");

            int Port(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= 65535
                ? port
                : throw new ArgumentException($"{name} {text} is not a port: give a number from 0 to 65535.");
        }

        return options;
    }
}
