using System.Globalization;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Teams;

/// <summary>What an error of the Bot Connector means for a message (learn.microsoft.com, “conversation messages”, table of status codes).</summary>
internal static class ConnectorErrors
{
    private const int MessageWritesBlocked = 209;

    /// <summary>Everything that may come of a call, as an outcome.</summary>
    public static async Task<DeliveryOutcome> OutcomeAsync(Func<Task> call, TimeProvider time, CancellationToken cancel)
    {
        try
        {
            await call();
            return DeliveryOutcome.Sent;
        }
        catch (ErrorResponseException refused)
        {
            return Read(refused, time.GetUtcNow());
        }
        catch (HttpRequestException unreachable) when (unreachable.HttpRequestError is
            HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError)
        {
            return new DeliveryOutcome(DeliveryKind.NotNow, "Teams could not be reached.");
        }
        catch (HttpRequestException)
        {
            return new DeliveryOutcome(DeliveryKind.Unsure, "The connection to Teams broke.");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryKind.Unsure, "Teams did not answer in time.");
        }
    }

    public static DeliveryOutcome Read(ErrorResponseException error, DateTimeOffset now)
    {
        var status = (int?)error.Response?.StatusCode ?? 0;
        var code = error.Body?.Error?.Code ?? OtherCode(error.Response?.Content);
        return status switch
        {
            // Documented as transient, and answered before the message was taken.
            412 or 429 => new DeliveryOutcome(DeliveryKind.NotNow, Plain(status, code), Wait(error, now)),

            // A gateway's answer: what is behind it may have taken the message.
            502 or 503 or 504 => new DeliveryOutcome(DeliveryKind.Unsure, Plain(status, code), Wait(error, now)),
            _ => Refused(status, code),
        };
    }

    private static DeliveryOutcome Refused(int status, string code)
    {
        var (refusal, words) = (status, code) switch
        {
            (403, "ConversationBlockedByUser" or "MessageWritesBlocked") => (Refusal.BlockedByPerson, "The person blocked the bot."),
            (403, "BotNotInConversationRoster") => (Refusal.RemovedFromPlace, "The bot was removed from that place."),
            (403, "ForbiddenOperationException") => (Refusal.NotInstalled, "The app is not installed for the person."),
            (403, "BotDisabledByAdmin") => (Refusal.BlockedByAdministrator, "An administrator blocked the app."),
            (403, "InvalidBotApiHost") => (Refusal.WrongHost, "The stored address belongs to another cloud."),
            (403, "NotEnoughPermissions") => (Refusal.NoPermission, "The bot has no permission for that."),
            (404, "ConversationNotFound") => (Refusal.ConversationGone, "The conversation does not exist any more."),
            (404, "ActivityNotFoundInConversation") => (Refusal.MessageGone, "The message does not exist any more."),
            (413, _) => (Refusal.TooLarge, "The message was too large for Teams."),
            (400, _) => (Refusal.NotUnderstood, Plain(status, code)),
            (401, _) => (Refusal.NotRegistered, "Teams does not accept the bot's registration. Check MicrosoftAppId and how it is proven."),
            (500, _) => (Refusal.ServiceFault, Plain(status, code)),
            _ => (Refusal.Other, Plain(status, code)),
        };
        return DeliveryOutcome.Refused(refusal, words);
    }

    private static string Plain(int status, string code) => string.Create(CultureInfo.InvariantCulture, $"Teams answered {status} {code}").TrimEnd();

    /// <summary>Some refusals have another form: a number, and in the message JSON of its own with a <c>subCode</c>.</summary>
    private static string OtherCode(string? content)
    {
        if (Json(content) is not { } error)
        {
            return "";
        }

        return Json(error["message"].Text())?["subCode"].Text()
            ?? (error["errorCode"] is JValue { Value: long and MessageWritesBlocked } ? nameof(MessageWritesBlocked) : "");
    }

    private static JObject? Json(string? text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text) ? null : JToken.Parse(text) as JObject;
        }
        catch (JsonException)
        {
            // A gateway answers in HTML, and a message is mostly plain words.
            return null;
        }
    }

    /// <summary>Seconds or a date (RFC 9110, 10.2.3); null when there is neither.</summary>
    private static TimeSpan? Wait(ErrorResponseException error, DateTimeOffset now)
    {
        var header = error.Response?.Headers.FirstOrDefault(header => header.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        if (int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(seconds);
        }

        return DateTimeOffset.TryParseExact(header, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) && date > now ? date - now : null;
    }
}
