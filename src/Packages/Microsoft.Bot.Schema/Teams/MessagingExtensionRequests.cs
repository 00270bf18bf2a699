using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A search typed into the message extension (<c>composeExtension/query</c>).</summary>
public class MessagingExtensionQuery
{
    [JsonProperty("commandId")]
    public string CommandId { get; set; }

    /// <summary>Only what was filled in; the very first search may carry <c>initialRun</c>.</summary>
    [JsonProperty("parameters")]
    public IList<MessagingExtensionParameter> Parameters { get; set; }

    [JsonProperty("queryOptions")]
    public MessagingExtensionQueryOptions QueryOptions { get; set; }

    /// <summary>The code that a sign-in gave.</summary>
    [JsonProperty("state")]
    public string State { get; set; }
}

/// <summary>One thing filled in.</summary>
public class MessagingExtensionParameter
{
    [JsonProperty("name")]
    public string Name { get; set; }

    [JsonProperty("value")]
    public object Value { get; set; }
}

/// <summary>Which page of results.</summary>
public class MessagingExtensionQueryOptions
{
    [JsonProperty("skip")]
    public int? Skip { get; set; }

    [JsonProperty("count")]
    public int? Count { get; set; }
}

/// <summary>An action started from a message or the compose box (<c>fetchTask</c>), or its dialog sent off (<c>submitAction</c>).</summary>
public class MessagingExtensionAction : TaskModuleRequest
{
    [JsonProperty("commandId")]
    public string CommandId { get; set; }

    /// <summary><c>message</c>, <c>compose</c> or <c>commandbox</c>.</summary>
    [JsonProperty("commandContext")]
    public string CommandContext { get; set; }

    /// <summary><c>edit</c> or <c>send</c>, after a preview was shown.</summary>
    [JsonProperty("botMessagePreviewAction")]
    public string BotMessagePreviewAction { get; set; }

    /// <summary>The message as previewed. It comes back from the client, so build the message anew instead of sending this.</summary>
    [JsonProperty("botActivityPreview")]
    public IList<Activity> BotActivityPreview { get; set; }

    /// <summary>The code that a sign-in gave.</summary>
    [JsonProperty("state")]
    public string State { get; set; }
}
