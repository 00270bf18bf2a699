namespace Microsoft.Bot.Builder;

/// <summary>The answer to an invoke: an HTTP status and what becomes its JSON body.</summary>
public class InvokeResponse
{
    public int Status { get; set; }

    /// <summary>Null for an answer without a body.</summary>
    public object Body { get; set; }

    public bool IsSuccessStatusCode() => Status is >= 200 and <= 299;
}
