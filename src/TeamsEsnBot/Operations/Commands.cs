namespace TeamsEsnBot.Operations;

/// <summary>All commands of the program.</summary>
internal static class Commands
{
    public static readonly IReadOnlyList<Command> All =
        [ImportCommand.Command, ExportCommand.Command, BackupCommand.Command, RestoreCommand.Command, EraseCommand.Command, JobsCommand.Command];

    /// <summary>Runs the command that the arguments begin with, or says which there are.</summary>
    /// <returns>Null when the arguments name none: then the bot is to run.</returns>
    public static async Task<int?> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(List);
            return Command.Done;
        }

        if (args is not [{ Length: > 0 } name, .. var rest] || !name.All(char.IsAsciiLetter))
        {
            return null;
        }

        if (All.FirstOrDefault(command => command.Name == name) is { } wanted)
        {
            return await wanted.RunAsync(rest, output, errors);
        }

        await errors.WriteLineAsync($"There is no command “{name}”.\n\n{List}");
        return Command.WrongUse;
    }

    private static string List =>
        $"""
        Without a command the bot runs, with settings as --Setting value.

        {string.Join(Environment.NewLine, All.Select(command => $"  {command.Name,-9}{command.Form}{Environment.NewLine}             {command.Does}"))}

        COMMAND --help says more.
        """;
}
