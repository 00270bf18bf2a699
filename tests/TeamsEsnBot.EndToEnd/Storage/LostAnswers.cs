using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>A network that carries the next write to the service and loses the answer. The client tries again, as it would after a cut cable.</summary>
internal sealed class LostAnswers : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport _network = new();
    private int _toLose;

    /// <summary>Answers lost so far.</summary>
    public int Lost { get; private set; }

    public void LoseNext() => _toLose = 1;

    public override Request CreateRequest() => _network.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The bot waits for no answer on a thread.");

    public void Dispose() => _network.Dispose();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        await _network.ProcessAsync(message);

        if (message.Request.Method != RequestMethod.Get && Interlocked.Exchange(ref _toLose, 0) == 1)
        {
            Lost++;
            throw new IOException("The connection was cut before the answer came.");
        }
    }
}
