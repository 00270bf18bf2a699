using System.Globalization;
using Microsoft.Bot.Schema;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Teams;

/// <summary>What an error of the Bot Connector means for a message (learn.microsoft.com, “conversation messages”, table of status codes).</summary>
internal static class ConnectorErrors
{
    public static DeliveryOutcome Read(ErrorResponseException error)
    {
        var status = (int?)error.Response?.StatusCode ?? 0;
        var code = error.Body?.Error?.Code ?? "";

        // 412, 502, 503 and 504 are documented as transient; 500 is not, and to repeat it may post twice.
        return status is 412 or 429 or 502 or 503 or 504
            ? new DeliveryOutcome(DeliveryKind.TryAgain, Words(status, code), Wait(error))
            : new DeliveryOutcome(DeliveryKind.Refused, Words(status, code));
    }

    private static string Words(int status, string code) => code switch
    {
        "ConversationBlockedByUser" or "MessageWritesBlocked" => "The person blocked the bot.",
        "BotNotInConversationRoster" => "The bot was removed from that place.",
        "ForbiddenOperationException" => "The app is not installed for the person.",
        "BotDisabledByAdmin" => "An administrator blocked the app.",
        "ConversationNotFound" => "The conversation does not exist any more.",
        "MessageSizeTooBig" => "The message was too large for Teams.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Teams answered {status} {code}").TrimEnd(),
    };

    private static TimeSpan? Wait(ErrorResponseException error) =>
        error.Response?.Headers is { } headers
        && headers.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault() is { } seconds
        && int.TryParse(seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var wait)
            ? TimeSpan.FromSeconds(wait)
            : null;
}
