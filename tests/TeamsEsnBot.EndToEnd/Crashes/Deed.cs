using System.Text.Json.Nodes;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.EndToEnd.Crashes;

internal enum DeedKind
{
    /// <summary>“Ask everyone about …”: an offer comes back, and nothing is kept.</summary>
    Ask,

    /// <summary>The offer is agreed to: a call stands in a channel.</summary>
    Post,

    /// <summary>“I can help”: the call shows it, the asker is told, the helper is known for it.</summary>
    Raise,

    /// <summary>“Ana knows about …”: Ana is asked.</summary>
    Suggest,

    /// <summary>Ana's yes or no.</summary>
    Decide,

    /// <summary>“I know about …”.</summary>
    State,
}

/// <summary>A row that is there when the deed is done.</summary>
/// <param name="State">What its property of that name says then; null when the row alone is enough.</param>
internal sealed record RowOfDeed(string Table, string Partition, string Row, string? State = null)
{
    public bool IsIn(TableRow? row) => row is not null && (State is null || row.Text("State") == State);

    public async Task<bool> IsThereAsync(ITables tables) => IsIn(await tables.Open(Table).GetAsync(Partition, Row, CancellationToken.None));
}

/// <summary>A message that people see because of the deed.</summary>
/// <param name="Key">Of the outbox, if it goes through that.</param>
/// <param name="Where">The chat, or the channel.</param>
/// <param name="Words">What its notification says.</param>
internal sealed record MessageOfDeed(string Key, string Where, string Words);

/// <summary>Something that somebody does to the bot, traceable by its topic, and what must come of it.</summary>
/// <param name="Reply">The answer in the person's chat. To a press it comes only when nobody waits for the response any more.</param>
internal sealed record Deed(int Number, DeedKind Kind, Colleague By, string Topic, JsonObject Activity, MessageOfDeed Reply)
{
    /// <summary>What the answer says instead when the deed is done a second time, and meanwhile somebody has gone on from the first; null when that makes no difference.</summary>
    public string? LaterWords { get; init; }

    public IReadOnlyList<RowOfDeed> Rows { get; init; } = [];

    /// <summary>What others are told.</summary>
    public MessageOfDeed? Tells { get; init; }

    /// <summary>The pressed card, which changes, and what it says then; null for words.</summary>
    public (string Card, string Says)? Redraws { get; init; }

    public bool IsPress => Redraws is not null;

    /// <summary>How it went.</summary>
    public Fate Fate { get; } = new();

    public override string ToString() => $"#{Number} {Kind} “{Topic}” by {By.DisplayName} ({(string?)Activity["id"]}): {Fate}";
}
