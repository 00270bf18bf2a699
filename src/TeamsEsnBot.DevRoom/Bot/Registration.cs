using TeamsEsnBot.DevRoom.Conversations;

namespace TeamsEsnBot.DevRoom.Bot;

internal static class Registration
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<People>()
        .AddSingleton<Places>()
        .AddSingleton<Messages>()
        .AddSingleton<MessageIds>()
        .AddSingleton<ReadMarks>()
        .AddSingleton<Listeners>();

    public static IServiceCollection AddBot(this IServiceCollection services) => services
        .AddSingleton<RoomAddress>()
        .AddSingleton<Wire>()
        .AddSingleton<BotDoor>()
        .AddSingleton<TeamsActivities>()
        .AddSingleton<Installations>();
}
