using Newtonsoft.Json;

namespace Microsoft.Bot.Schema;

/// <summary>What an <c>adaptiveCard/action</c> invoke carries: somebody pressed a button of an Adaptive Card, or the card refreshes itself.</summary>
public class AdaptiveCardInvokeValue
{
    [JsonProperty("action")]
    public AdaptiveCardInvokeAction Action { get; set; }

    [JsonProperty("authentication")]
    public AdaptiveCardAuthentication Authentication { get; set; }

    /// <summary>The code that a sign-in gave.</summary>
    [JsonProperty("state")]
    public string State { get; set; }
}

/// <summary>The button that was pressed.</summary>
public class AdaptiveCardInvokeAction
{
    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("verb")]
    public string Verb { get; set; }

    /// <summary>The button's data and the card's inputs, merged by the client.</summary>
    [JsonProperty("data")]
    public object Data { get; set; }
}

/// <summary>The token of a person who signed in.</summary>
public class AdaptiveCardAuthentication
{
    [JsonProperty("id")]
    public string Id { get; set; }

    [JsonProperty("connectionName")]
    public string ConnectionName { get; set; }

    [JsonProperty("token")]
    public string Token { get; set; }
}

/// <summary>The answer: a new card, a line of text, or an error. Its status code is about the action; the HTTP status is 200.</summary>
public class AdaptiveCardInvokeResponse
{
    [JsonProperty("statusCode")]
    public int StatusCode { get; set; }

    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}
