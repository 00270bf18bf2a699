using Microsoft.Rest;

namespace Microsoft.Bot.Schema;

/// <summary>The connector refused a call. Decide by the status code of <see cref="Response"/> and the code in <see cref="Body"/>.</summary>
public class ErrorResponseException : RestException
{
    public ErrorResponseException()
    {
    }

    public ErrorResponseException(string message)
        : base(message)
    {
    }

    public ErrorResponseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The call, without its token.</summary>
    public HttpRequestMessageWrapper Request { get; set; }

    public HttpResponseMessageWrapper Response { get; set; }

    /// <summary>What the connector said; null if it said nothing that can be read.</summary>
    public ErrorResponse Body { get; set; }
}
