namespace TeamsEsnBot.DevRoom.Graph;

/// <summary>A request that Graph would not answer; thrown where it is noticed, turned into Graph's error body at the door.</summary>
internal sealed class GraphRefusal(int status, string code, string message) : Exception(message)
{
    public GraphError Answer { get; } = new(status, code, message);

    /// <summary>Graph's answer to an option that it does not have here, or to a value that it does not understand.</summary>
    public static GraphRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, "Request_BadRequest", message);

    /// <summary>Graph's answer to a query that is well formed but not supported for people.</summary>
    public static GraphRefusal Unsupported(string message) => new(StatusCodes.Status400BadRequest, "Request_UnsupportedQuery", message);

    /// <summary>Graph's answer to a property that a user does not have.</summary>
    public static GraphRefusal UnknownProperty(string name) => new(
        StatusCodes.Status400BadRequest,
        "BadRequest",
        $"Parsing OData Select and Expand failed: Could not find a property named '{name}' on type 'microsoft.graph.user'.");

    /// <summary>Properties of the SharePoint profile cannot be listed, only read person by person.</summary>
    public static GraphRefusal NotListable(string name) => new(
        StatusCodes.Status501NotImplemented,
        "NotImplemented",
        $"The property '{name}' is not supported for a collection of users.");

    public static GraphRefusal NotFound(string resource) => new(
        StatusCodes.Status404NotFound,
        "Request_ResourceNotFound",
        $"Resource '{resource}' does not exist or one of its queried reference-property objects are not present.");

    /// <summary>Since 2024 some tenants get the code <c>ErrorEntityNotFound</c> with the same words; the status is 404 in both.</summary>
    public static GraphRefusal NoPhoto() => new(
        StatusCodes.Status404NotFound,
        "ImageNotFound",
        "Exception of type 'Microsoft.Fast.Profile.Core.Exception.ImageNotFoundException' was thrown.");

    /// <summary>Guests and people who have left have no mailbox here.</summary>
    public static GraphRefusal NoMailbox() => new(
        StatusCodes.Status404NotFound,
        "MailboxNotEnabledForRESTAPI",
        "The mailbox is either inactive, soft-deleted, or is hosted on-premise.");

    public static GraphRefusal UnknownSegment(string segment) => new(
        StatusCodes.Status400BadRequest,
        "BadRequest",
        $"Resource not found for the segment '{segment}'.");
}
