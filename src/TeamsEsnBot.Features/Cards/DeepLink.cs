using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Cards;

/// <summary>Addresses that open a place inside Teams (learn.microsoft.com/microsoftteams/platform, “deep links”).</summary>
internal static class DeepLink
{
    /// <summary>A chat with these people, with a message ready to be sent; null when nobody of them has an address.</summary>
    public static string? Chat(IReadOnlyList<Profile> people, string message)
    {
        var users = "";
        foreach (var person in people)
        {
            if ((person.UserPrincipalName ?? person.Mail) is { } address)
            {
                users = users.Length == 0 ? Uri.EscapeDataString(address) : $"{users},{Uri.EscapeDataString(address)}";
            }
        }

        return users.Length == 0 ? null : $"https://teams.microsoft.com/l/chat/0/0?users={users}&message={Uri.EscapeDataString(message)}";
    }
}
