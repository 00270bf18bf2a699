return await TeamsEsnBot.BotHost.RunAsync(args);
