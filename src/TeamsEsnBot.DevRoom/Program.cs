using TeamsEsnBot;
using TeamsEsnBot.DevRoom;
using TeamsEsnBot.DevRoom.Bot;

return await RoomCommand.RunAsync(args, new BotProgram(BotHost.Build, BotHost.RunAsync), Console.Out, Console.Error);
