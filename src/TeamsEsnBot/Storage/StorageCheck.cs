using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Storage;

/// <summary>
/// Opens the store before anything else starts, writes one row and reads it, so that a wrong setting, or a wrong clock, stops the start with a sentence.
/// </summary>
internal sealed class StorageCheck(IServiceProvider services) : BeforeTheStart
{
    /// <exception cref="InvalidOperationException">The store cannot be used; the message names the setting and the remedy.</exception>
    public override async Task StartingAsync(CancellationToken cancellationToken)
    {
        var clock = services.GetRequiredService<StorageClock>();
        var isAccepted = services.GetRequiredService<IOptions<StorageOptions>>().Value.AcceptClock;
        string? fault;

        try
        {
            fault = isAccepted ? null : await clock.FindFaultAsync(cancellationToken);
            if (fault is null)
            {
                await clock.NoteAsync(cancellationToken);
            }
        }
        catch (Exception failed) when (Remedy(failed) is { } remedy)
        {
            throw new InvalidOperationException(remedy, failed);
        }

        if (fault is not null)
        {
            throw new InvalidOperationException(fault);
        }
    }

    private static string? Remedy(Exception failed) => failed switch
    {
        RequestFailedException refused =>
            $"The table account answers {refused.Status} {refused.ErrorCode}. Check that Storage:TableEndpoint or Storage:ConnectionString names the table " +
            "endpoint of a storage account.",
        _ => null,
    };
}
