using Newtonsoft.Json;

namespace Microsoft.Bot.Schema.Teams;

/// <summary>A dialog is wanted (<c>task/fetch</c>) or was filled in (<c>task/submit</c>).</summary>
public class TaskModuleRequest
{
    /// <summary>The button's data and what was filled in.</summary>
    [JsonProperty("data")]
    public object Data { get; set; }

    [JsonProperty("context")]
    public TaskModuleRequestContext Context { get; set; }
}

/// <summary>How the client looks.</summary>
public class TaskModuleRequestContext
{
    /// <summary><c>default</c>, <c>dark</c> or <c>contrast</c>.</summary>
    [JsonProperty("theme")]
    public string Theme { get; set; }
}

/// <summary>What the dialog shows next; a null task closes it.</summary>
public class TaskModuleResponse
{
    [JsonProperty("task")]
    public TaskModuleResponseBase Task { get; set; }
}

/// <summary>What every next step of a dialog has.</summary>
public class TaskModuleResponseBase
{
    public TaskModuleResponseBase()
    {
    }

    public TaskModuleResponseBase(string type = null) => Type = type;

    [JsonProperty("type")]
    public string Type { get; set; }
}

/// <summary>The dialog goes on with a card or a page.</summary>
public class TaskModuleContinueResponse : TaskModuleResponseBase
{
    public TaskModuleContinueResponse()
        : base("continue")
    {
    }

    public TaskModuleContinueResponse(TaskModuleTaskInfo value = null)
        : base("continue") => Value = value;

    [JsonProperty("value")]
    public TaskModuleTaskInfo Value { get; set; }
}

/// <summary>The dialog ends with a line of text.</summary>
public class TaskModuleMessageResponse : TaskModuleResponseBase
{
    public TaskModuleMessageResponse()
        : base("message")
    {
    }

    public TaskModuleMessageResponse(string value = null)
        : base("message") => Value = value;

    [JsonProperty("value")]
    public string Value { get; set; }
}

/// <summary>One page of a dialog: a card or an address, never both.</summary>
public class TaskModuleTaskInfo
{
    [JsonProperty("title")]
    public string Title { get; set; }

    /// <summary>Pixels, or <c>small</c>, <c>medium</c>, <c>large</c>.</summary>
    [JsonProperty("height")]
    public object Height { get; set; }

    /// <summary>Pixels, or <c>small</c>, <c>medium</c>, <c>large</c>.</summary>
    [JsonProperty("width")]
    public object Width { get; set; }

    [JsonProperty("url")]
    public string Url { get; set; }

    [JsonProperty("card")]
    public Attachment Card { get; set; }

    [JsonProperty("fallbackUrl")]
    public string FallbackUrl { get; set; }

    [JsonProperty("completionBotId")]
    public string CompletionBotId { get; set; }
}
