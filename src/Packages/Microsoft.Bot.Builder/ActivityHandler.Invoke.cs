using System.Net;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

/// <summary>Activities that are answered in the same HTTP response.</summary>
public partial class ActivityHandler
{
    protected static InvokeResponse CreateInvokeResponse(object body = null) => new() { Status = (int)HttpStatusCode.OK, Body = body };

    /// <summary>Answers an invoke. What nobody handles is answered 501.</summary>
    protected virtual async Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        try
        {
            if (turnContext.Activity.Name != "adaptiveCard/action")
            {
                throw new InvokeResponseException(HttpStatusCode.NotImplemented);
            }

            var pressed = ReadPressed(turnContext.Activity.Value);
            return CreateInvokeResponse(await OnAdaptiveCardInvokeAsync(turnContext, pressed, cancellationToken).ConfigureAwait(false));
        }
        catch (InvokeResponseException refused)
        {
            return refused.CreateInvokeResponse();
        }
    }

    /// <summary>Answers a button of an Adaptive Card (<c>Action.Execute</c>) or the card's refresh.</summary>
    protected virtual Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken) =>
        throw new InvokeResponseException(HttpStatusCode.NotImplemented);

    private static AdaptiveCardInvokeValue ReadPressed(object value)
    {
        if (value is not JObject json)
        {
            throw Refused("BadRequest", value is null ? "The value is missing." : "The value is not an object.");
        }

        AdaptiveCardInvokeValue pressed;
        try
        {
            pressed = json.ToObject<AdaptiveCardInvokeValue>(ProtocolJson.Serializer);
        }
        catch (JsonException)
        {
            throw Refused("BadRequest", "The value does not describe an action of a card.");
        }

        return pressed.Action switch
        {
            null => throw Refused("BadRequest", "The action is missing."),
            { Type: "Action.Execute" } => pressed,
            var other => throw Refused("NotSupported", $"The action '{other.Type}' is not supported."),
        };
    }

    private static InvokeResponseException Refused(string code, string message) => new(
        HttpStatusCode.BadRequest,
        new AdaptiveCardInvokeResponse
        {
            StatusCode = (int)HttpStatusCode.BadRequest,
            Type = "application/vnd.microsoft.error",
            Value = new Error(code, message),
        });

    private async Task AnswerInvokeAsync(ITurnContext turn, CancellationToken cancel)
    {
        var answer = await OnInvokeActivityAsync(new TypedTurnContext<IInvokeActivity>(turn), cancel).ConfigureAwait(false);

        // A handler may have sent the answer itself already.
        if (answer is not null && turn.TurnState.Get<Activity>(BotAdapter.InvokeResponseKey) is null)
        {
            await turn.SendActivityAsync(new Activity("invokeResponse") { Value = answer }, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Ends an invoke with a status other than 200.</summary>
    protected class InvokeResponseException : Exception
    {
        private readonly HttpStatusCode _status;
        private readonly object _body;

        public InvokeResponseException(HttpStatusCode statusCode, object body = null)
        {
            _status = statusCode;
            _body = body;
        }

        public InvokeResponse CreateInvokeResponse() => new() { Status = (int)_status, Body = _body };
    }
}
