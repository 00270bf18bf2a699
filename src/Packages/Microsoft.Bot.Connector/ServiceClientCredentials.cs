namespace Microsoft.Rest;

/// <summary>What a call needs to be let in.</summary>
public abstract class ServiceClientCredentials
{
    /// <summary>Adds to a call what proves who makes it. By default nothing.</summary>
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.CompletedTask;
}
