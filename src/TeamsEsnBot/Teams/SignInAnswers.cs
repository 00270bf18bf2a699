using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Teams;

/// <summary>Answers to signing in, from a bot that has no OAuth connection: it knows people by their activities and needs nobody's token.</summary>
internal static class SignInAnswers
{
    /// <summary>The answer; null when the invoke is about something else.</summary>
    public static InvokeResponse? Of(Activity activity) => InvokeNames.Find(activity.Name) switch
    {
        InvokeNames.TokenExchange => new InvokeResponse { Status = StatusCodes.Status412PreconditionFailed, Body = NoExchange(activity.Value as JObject) },
        InvokeNames.VerifyState => new InvokeResponse
        {
            Status = (activity.Value as JObject)?["state"].Text() is { Length: > 0 } ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status404NotFound,
        },

        // The client tells what went wrong on its side; nothing here depends on it.
        InvokeNames.SignInFailure => new InvokeResponse { Status = StatusCodes.Status200OK },
        _ => null,
    };

    /// <summary>With 412 and this body Teams stops trying behind the person's back.</summary>
    private static JObject NoExchange(JObject? value) => new()
    {
        ["id"] = value?["id"].Text(),
        ["connectionName"] = value?["connectionName"].Text(),
        ["failureDetail"] = "The bot has no OAuth connection to exchange the token with.",
    };
}
