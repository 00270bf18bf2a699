using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Telling;

/// <summary>A message that waits to be sent.</summary>
/// <param name="Key">Names it in the report and the log.</param>
/// <param name="Place">Its place in the queue.</param>
/// <param name="CardJson">Null when <paramref name="Text"/> is all there is.</param>
/// <param name="Summary">What the notification says.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="Unsure">How many of these attempts may have arrived.</param>
/// <param name="NotBefore">When it is due.</param>
/// <param name="AskedAt">When it was asked for.</param>
/// <param name="IsUnderWay">True when an attempt was begun and its end never noted: the process ended in between.</param>
internal sealed record Outgoing(
    string Tenant,
    string Key,
    string Place,
    Person? To,
    Place? In,
    string? CardJson,
    string? Text,
    string Summary,
    IfUnsure IfUnsure,
    int Attempts,
    int Unsure,
    DateTimeOffset NotBefore,
    DateTimeOffset AskedAt,
    bool IsUnderWay)
{
    /// <summary>What the limits of Teams count by, and in which order is kept: the conversation as far as it is known.</summary>
    public string Conversation => In?.Conversation ?? To!.Id.Value;
}

/// <summary>Sends to people and places: the door.</summary>
internal interface IDelivery
{
    Task<DeliveryOutcome> SendAsync(Outgoing message, CancellationToken cancel);
}
