using TeamsEsnBot.DevRoom;
using TeamsEsnBot.DevRoom.Bot;

var bot = new BotProgram(
    _ => throw new InvalidOperationException("The bot cannot be hosted yet."),
    _ => throw new InvalidOperationException("The bot cannot import yet."));

return await RoomCommand.RunAsync(args, bot, Console.Out, Console.Error);
