using System.Security.Cryptography;
using System.Text;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>
/// Tells a repeated press from a second one. Every drawing of a card has a key of its own in its buttons. The same person pressing the same button of the same
/// drawing with the same inputs, within a minute, is one press: Teams repeated it under a new id, or somebody clicked twice.
/// </summary>
internal static class RequestKey
{
    /// <summary>Teams repeats for about 45 s (botbuilder-dotnet, issue 5005). After that the same press is meant again.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(1);

    /// <summary>A key for what is drawn because of a turn: the same when the turn is run again.</summary>
    public static string For(string turn) => Hash(turn);

    /// <summary>What makes two presses the same; null when the button has no key.</summary>
    public static string? Of(Pressed press, Person by)
    {
        if (!press.Data.TryGetValue(CardButton.Drawing, out var request))
        {
            return null;
        }

        var said = new StringBuilder(press.Verb);
        foreach (var (name, value) in press.Data.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            // The lengths keep two inputs apart from one that looks like both.
            said.Append('|').Append(name.Length).Append(name).Append(value.Length).Append(value);
        }

        return $"{request}|{by.Id.Value}|{Hash(said.ToString())}";
    }

    /// <summary>The press as features know it.</summary>
    public static Pressed Without(Pressed press) => press with { Data = press.Data.Where(one => one.Key != CardButton.Drawing).ToDictionary(StringComparer.Ordinal) };

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)), 0, 8);
}
