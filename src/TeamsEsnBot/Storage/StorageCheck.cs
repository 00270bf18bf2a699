using Azure;
using Azure.Identity;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Storage;

/// <summary>Opens the store before anything else starts and asks it for one row, so that a wrong setting stops the start with a sentence.</summary>
internal sealed class StorageCheck(IServiceProvider services) : IHostedLifecycleService
{
    public const string Table = "StartCheck";

    public static Kept Keep(Kept kept) => kept.While("it never has a row").Passing(_ => true);

    /// <exception cref="InvalidOperationException">The store cannot be used; the message names the setting and the remedy.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<ITables>().Open(Table).GetAsync("start", "check", cancellationToken);
        }
        catch (Exception failed) when (Remedy(failed) is { } remedy)
        {
            throw new InvalidOperationException(remedy, failed);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static string? Remedy(Exception failed) => failed switch
    {
        RequestFailedException { Status: 401 or 403 } refused =>
            $"The table account refuses the bot ({refused.ErrorCode}). With Storage:TableEndpoint, give the bot's identity the role " +
            "Storage Table Data Contributor on the account and wait some minutes; with Storage:ConnectionString, copy the key again.",
        RequestFailedException { Status: 0 } or AggregateException { InnerException: RequestFailedException { Status: 0 } } =>
            "The table account does not answer. Check the address in Storage:TableEndpoint or Storage:ConnectionString, and that the network lets the bot " +
            "reach it.",
        RequestFailedException refused =>
            $"The table account answers {refused.Status} {refused.ErrorCode}. Check that Storage:TableEndpoint or Storage:ConnectionString names the table " +
            "endpoint of a storage account.",
        AuthenticationFailedException =>
            "The bot has no identity to enter the table account of Storage:TableEndpoint with. Give it a managed identity, or sign in with the Azure CLI on " +
            "a developer's machine.",
        _ => null,
    };
}
