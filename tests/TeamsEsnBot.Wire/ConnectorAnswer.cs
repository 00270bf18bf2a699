namespace TeamsEsnBot.Wire;

/// <summary>When a connection breaks instead of bringing an answer.</summary>
public enum Break
{
    /// <summary>It holds.</summary>
    Never,

    /// <summary>Before the call was carried out: nothing was posted.</summary>
    Before,

    /// <summary>After the call was carried out: it was posted, and the caller does not know.</summary>
    After,
}

/// <summary>How the connector answers one call.</summary>
public sealed record ConnectorAnswer
{
    /// <summary>The call is carried out, and answered as Teams does.</summary>
    public static readonly ConnectorAnswer Accepted = new();

    /// <summary>Carried out, but answered 202 without an id, as Teams does when it is late.</summary>
    public static readonly ConnectorAnswer AcceptedWithoutId = new() { Status = 202 };

    /// <summary>The connection breaks before the call was carried out.</summary>
    public static readonly ConnectorAnswer BrokenBefore = new() { Breaks = Break.Before };

    /// <summary>The call is carried out, and its answer lost.</summary>
    public static readonly ConnectorAnswer BrokenAfter = new() { Breaks = Break.After };

    /// <summary>The status; null for that of a call that was carried out.</summary>
    public int? Status { get; init; }

    /// <summary>The code in the body of an error.</summary>
    public string? Code { get; init; }

    /// <summary>The header Retry-After as it stands: seconds, or an HTTP date.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>A body that is no JSON, such as a gateway's page.</summary>
    public string? Html { get; init; }

    /// <summary>Where a redirect leads.</summary>
    public string? Location { get; init; }

    /// <summary>Time that passes before the call is carried out, by the connector's clock.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Whether the connection breaks.</summary>
    public Break Breaks { get; init; }

    /// <summary>Whether the call is carried out.</summary>
    public bool IsAccepted => Breaks is not Break.Before && Status is null or (>= 200 and < 300);

    /// <summary>An error in the words of the connector.</summary>
    public static ConnectorAnswer Refused(int status, string code, string? retryAfter = null) => new() { Status = status, Code = code, RetryAfter = retryAfter };

    /// <summary>429 with the moment from which on calls are welcome again, as an HTTP date.</summary>
    public static ConnectorAnswer ThrottledUntil(DateTimeOffset moment) => Refused(429, "TooManyRequests", moment.ToString("R", System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>A page of a gateway in between.</summary>
    public static ConnectorAnswer Page(int status) => new() { Status = status, Html = $"<html><body><h1>{status}</h1></body></html>" };

    /// <summary>Sends the caller elsewhere.</summary>
    public static ConnectorAnswer Redirected(string to) => new() { Status = 307, Location = to };
}
