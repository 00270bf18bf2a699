using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsEsnBot.DevRoom.Bot;

namespace TeamsEsnBot.DevRoom;

/// <summary>The command line: starts the room, says where to look, stays until Ctrl+C. What goes wrong at the start is one sentence and exit code 1.</summary>
internal static class RoomCommand
{
    public static async Task<int> RunAsync(string[] args, BotProgram bot, TextWriter output, TextWriter errors, CancellationToken cancel = default)
    {
        RoomOptions options;

        try
        {
            options = RoomOptions.Parse(args);
        }
        catch (ArgumentException wrong)
        {
            await errors.WriteLineAsync(wrong.Message);
            return 2;
        }

        if (options.WantsHelp)
        {
            await output.WriteLineAsync(RoomOptions.Help);
            return 0;
        }

        try
        {
            await using var room = await DevRoomHost.StartAsync(options, bot, cancel);
            await output.WriteLineAsync($"The room is open: http://localhost:{room.Address.Port}   (Ctrl+C closes it)");
            await room.WaitForShutdownAsync(cancel);
            return 0;
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException or JsonException or InvalidOperationException or OptionsValidationException)
        {
            await errors.WriteLineAsync($"The room cannot be opened: {wrong.Message}");
            return 1;
        }
    }
}
