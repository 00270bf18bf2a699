using Azure.Core;
using Azure.Core.Pipeline;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Notes for a write whether one of its tries may have reached the service without anybody knowing what came of it: the connection broke, or the service
/// answered that it gave up. Only then can a later refusal be caused by the write itself. Belongs to the policies of each try.
/// </summary>
internal sealed class UnansweredTries : HttpPipelinePolicy
{
    private static readonly AsyncLocal<Note?> Current = new();

    /// <summary>Begins to note the tries of what the caller sends; it ends with the caller's method.</summary>
    public static Note Begin() => Current.Value = new Note();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The bot waits for no answer on a thread.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Delete)
        {
            // Without a body, even an empty one, .NET's own client repeats the request on another connection and tells nobody.
            message.Request.Content ??= RequestContent.Create(ReadOnlyMemory<byte>.Empty);
        }

        var isAnswered = false;
        try
        {
            await ProcessNextAsync(message, pipeline);
            isAnswered = message.Response.Status is < 500 and not 408;
        }
        finally
        {
            if (!isAnswered && Current.Value is { } note)
            {
                note.IsUnsure = true;
            }
        }
    }

    /// <summary>What is known of one write's tries.</summary>
    internal sealed class Note
    {
        /// <summary>A try may have been carried out although it was not answered.</summary>
        public bool IsUnsure { get; set; }
    }
}
