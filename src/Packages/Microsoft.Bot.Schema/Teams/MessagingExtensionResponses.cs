using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>The answer to a search.</summary>
public class MessagingExtensionResponse
{
    [JsonProperty("composeExtension")]
    public MessagingExtensionResult ComposeExtension { get; set; }
}

/// <summary>The answer to an action: a dialog or something for the compose box; both null closes the dialog.</summary>
public class MessagingExtensionActionResponse
{
    [JsonProperty("task")]
    public TaskModuleResponseBase Task { get; set; }

    [JsonProperty("composeExtension")]
    public MessagingExtensionResult ComposeExtension { get; set; }
}

/// <summary>Results, a line of text, a request to sign in, or a preview.</summary>
public class MessagingExtensionResult
{
    /// <summary><c>list</c> or <c>grid</c>.</summary>
    [JsonProperty("attachmentLayout")]
    public string AttachmentLayout { get; set; }

    /// <summary><c>result</c>, <c>message</c>, <c>auth</c>, <c>config</c>, <c>silentAuth</c> or <c>botMessagePreview</c>.</summary>
    [JsonProperty("type")]
    public string Type { get; set; }

    [JsonProperty("attachments")]
    public IList<MessagingExtensionAttachment> Attachments { get; set; }

    [JsonProperty("suggestedActions")]
    public MessagingExtensionSuggestedAction SuggestedActions { get; set; }

    [JsonProperty("text")]
    public string Text { get; set; }

    [JsonProperty("activityPreview")]
    public Activity ActivityPreview { get; set; }
}

/// <summary>A result: the card that is inserted, and the small one that stands for it in the list.</summary>
public class MessagingExtensionAttachment : Attachment
{
    /// <summary>Without it an Adaptive Card is not listed at all.</summary>
    [JsonProperty("preview")]
    public Attachment Preview { get; set; }
}

/// <summary>What to press in order to sign in or to set the extension up.</summary>
public class MessagingExtensionSuggestedAction
{
    [JsonProperty("actions")]
    public IList<CardAction> Actions { get; set; }
}
