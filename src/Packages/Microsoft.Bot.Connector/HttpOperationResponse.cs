namespace Microsoft.Rest;

/// <summary>A finished call with the messages it was made of.</summary>
public class HttpOperationResponse : IDisposable
{
    private bool _disposed;

    public HttpRequestMessage Request { get; set; }

    public HttpResponseMessage Response { get; set; }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            Request?.Dispose();
            Response?.Dispose();
        }
    }
}

/// <summary>A finished call with its result.</summary>
/// <typeparam name="T">What the service answers with.</typeparam>
public class HttpOperationResponse<T> : HttpOperationResponse
{
    /// <summary>Null if the service answered with nothing.</summary>
    public T Body { get; set; }
}
