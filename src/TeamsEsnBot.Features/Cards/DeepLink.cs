using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Cards;

/// <summary>Addresses that open a place inside Teams (learn.microsoft.com/microsoftteams/platform, “deep links”).</summary>
internal static class DeepLink
{
    /// <summary>A chat with these people, with a message ready to be sent; null when nobody of them has an address.</summary>
    public static string? Chat(IEnumerable<Profile> people, string message)
    {
        var addresses = people.Select(person => person.UserPrincipalName ?? person.Mail).OfType<string>().Select(Uri.EscapeDataString).ToArray();
        return addresses.Length == 0 ? null : $"https://teams.microsoft.com/l/chat/0/0?users={string.Join(',', addresses)}&message={Uri.EscapeDataString(message)}";
    }
}
