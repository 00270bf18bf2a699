using System.Text.Json;

namespace TeamsEsnBot.DevRoom.Bot;

/// <summary>What the room needs of the Teams app manifest: who the bot is, which commands it suggests, what its message extension offers.</summary>
internal sealed record AppManifest(
    string BotId,
    string Name,
    string? IconFile,
    IReadOnlyList<SuggestedCommand> Suggestions,
    IReadOnlyList<ExtensionCommand> Extensions)
{
    // The manifest in the repository may hold a placeholder where the real app id is filled in at packaging.
    private const string StandInBotId = "5b0f0f3e-6d0a-4c11-9a51-0de7a0b07001";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { ReadCommentHandling = JsonCommentHandling.Skip };

    /// <summary>The bot's id on the wire.</summary>
    public string BotMri => $"28:{BotId}";

    public IEnumerable<ExtensionCommand> Queries => Extensions.Where(command => command.Type == "query");

    public IEnumerable<ExtensionCommand> Actions(string context) =>
        Extensions.Where(command => command.Type == "action" && command.Contexts.Contains(context, StringComparer.OrdinalIgnoreCase));

    public ExtensionCommand? Extension(string id) => Extensions.FirstOrDefault(command => command.Id == id);

    /// <exception cref="InvalidDataException">The file is missing or is not a manifest with a bot.</exception>
    public static AppManifest Read(string file)
    {
        if (!File.Exists(file))
        {
            throw new InvalidDataException($"The app manifest {file} is missing. Name another with --manifest FILE.");
        }

        try
        {
            var read = JsonSerializer.Deserialize<Manifest>(File.ReadAllText(file), Json);

            if (read is not { Name.Short: { Length: > 0 } name, Bots: [var bot, ..] })
            {
                throw new InvalidDataException($"The app manifest {file} has no name.short or no bot.");
            }

            return new AppManifest(
                Guid.TryParse(bot.BotId, out var id) ? id.ToString() : StandInBotId,
                name,
                read.Icons?.Color is { } icon && Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file) ?? "", icon)) is var path && File.Exists(path) ? path : null,
                [.. (bot.CommandLists ?? []).SelectMany(list => list.Commands.Select(command => new SuggestedCommand(command.Title, command.Description, list.Scopes)))],
                [.. (read.ComposeExtensions ?? []).SelectMany(extension => extension.Commands ?? []).Select(command => command.AsCommand())]);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException($"The app manifest {file} is not valid JSON: {broken.Message}", broken);
        }
    }

    private sealed record Manifest(NamePart? Name, IconPart? Icons, BotPart[]? Bots, ExtensionPart[]? ComposeExtensions);

    private sealed record NamePart(string? Short);

    private sealed record IconPart(string? Color);

    private sealed record BotPart(string? BotId, CommandListPart[]? CommandLists);

    private sealed record CommandListPart(string[] Scopes, CommandPart[] Commands);

    private sealed record CommandPart(string Title, string? Description);

    private sealed record ExtensionPart(ExtensionCommandPart[]? Commands);

    private sealed record ExtensionCommandPart(
        string Id,
        string Title,
        string? Description,
        string? Type,
        bool InitialRun,
        bool FetchTask,
        string[]? Context,
        ExtensionParameter[]? Parameters)
    {
        // Defaults as the manifest schema gives them.
        public ExtensionCommand AsCommand() =>
            new(Id, Title, Description ?? "", Type ?? "query", InitialRun, FetchTask, Context ?? ["compose", "commandBox"], Parameters ?? []);
    }
}

/// <summary>A command that Teams shows above the compose box; choosing it types its title.</summary>
internal sealed record SuggestedCommand(string Title, string? Description, IReadOnlyList<string> Scopes);

/// <param name="Type"><c>query</c> or <c>action</c>.</param>
/// <param name="Contexts">Where it is offered: <c>compose</c>, <c>commandBox</c>, <c>message</c>.</param>
internal sealed record ExtensionCommand(
    string Id,
    string Title,
    string Description,
    string Type,
    bool InitialRun,
    bool FetchTask,
    IReadOnlyList<string> Contexts,
    IReadOnlyList<ExtensionParameter> Parameters);

internal sealed record ExtensionParameter(string Name, string? Title, string? Description, string? InputType);
