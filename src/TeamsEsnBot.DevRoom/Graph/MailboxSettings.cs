using TeamsEsnBot.DevRoom.Company;

namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>Time zone, language and working hours of a person, in the shape of Graph's <c>mailboxSettings</c>.</summary>
internal static class MailboxSettings
{
    private sealed record Habits(string TimeZone, string DateFormat, string Begin, string End);

    // Exchange names time zones as Windows does.
    private static readonly Habits Canadian = new("Eastern Standard Time", "yyyy-MM-dd", "08:30", "16:30");
    private static readonly Habits German = new("W. Europe Standard Time", "dd.MM.yyyy", "08:00", "17:00");
    private static readonly Habits Portuguese = new("GMT Standard Time", "dd/MM/yyyy", "09:00", "18:00");

    public static GraphJson Of(DemoPerson person, string graph)
    {
        var answer = new Dictionary<string, object?> { ["@odata.context"] = $"{graph}/$metadata#users('{person.Id}')/mailboxSettings" };

        foreach (var (name, value) in Of(person))
        {
            answer[name] = value;
        }

        return GraphJson.Of(answer);
    }

    /// <summary>The settings themselves; refuses for people without a mailbox: guests and those who left.</summary>
    public static Dictionary<string, object?> Of(DemoPerson person)
    {
        if (!person.AccountEnabled || person.UserType is not "Member")
        {
            throw GraphRefusal.NoMailbox();
        }

        var habits = person.Country switch { "Canada" => Canadian, "Germany" => German, _ => Portuguese };
        var never = new Dictionary<string, object?> { ["dateTime"] = "0001-01-01T00:00:00.0000000", ["timeZone"] = "UTC" };

        return new()
        {
            ["timeZone"] = habits.TimeZone,
            ["delegateMeetingMessageDeliveryOptions"] = "sendToDelegateOnly",
            ["dateFormat"] = habits.DateFormat,
            ["timeFormat"] = "HH:mm",
            ["userPurpose"] = "user",
            ["automaticRepliesSetting"] = new Dictionary<string, object?>
            {
                ["status"] = "disabled",
                ["externalAudience"] = "none",
                ["internalReplyMessage"] = "",
                ["externalReplyMessage"] = "",
                ["scheduledStartDateTime"] = never,
                ["scheduledEndDateTime"] = never,
            },
            ["language"] = new Dictionary<string, object?>
            {
                ["locale"] = person.PreferredLanguage.Length > 0 ? person.PreferredLanguage : "en-GB",
                ["displayName"] = null,
            },
            ["workingHours"] = new Dictionary<string, object?>
            {
                ["daysOfWeek"] = new[] { "monday", "tuesday", "wednesday", "thursday", "friday" },
                ["startTime"] = $"{habits.Begin}:00.0000000",
                ["endTime"] = $"{habits.End}:00.0000000",
                ["timeZone"] = new Dictionary<string, object?> { ["name"] = habits.TimeZone },
            },
        };
    }
}
