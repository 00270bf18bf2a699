namespace Microsoft.Bot.Builder;

/// <summary>Does something with one turn.</summary>
public interface IBot
{
    Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default);
}
