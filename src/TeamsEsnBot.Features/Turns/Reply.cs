using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.Features.Turns;

/// <summary>Everything a feature wants to happen because of a turn. Features return it; only the door sends it.</summary>
internal sealed record Reply
{
    public static readonly Reply Nothing = new();

    /// <summary>A card for the person of the turn: a new message after words, the new state of the card after a press, a dialog after an action on a message.</summary>
    public Card? Card { get; private init; }

    /// <summary>True when everybody who sees the pressed card must see the new one.</summary>
    public bool ForEveryone { get; private init; }

    /// <summary>A short text: a message after words, a note under the card after a press, the words instead of a dialog.</summary>
    public string? Text { get; private init; }

    /// <summary>Rows of a search; null when the turn was none.</summary>
    public IReadOnlyList<SearchResult>? Results { get; private init; }

    /// <summary>True when this is an error to show as one: the client marks it.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>What to tell others, in the order it is to be sent.</summary>
    public IReadOnlyList<Tell> Tells { get; private init; } = [];

    public static Reply Shows(Card card) => new() { Card = card };

    public static Reply ShowsEveryone(Card card) => new() { Card = card, ForEveryone = true };

    public static Reply Says(string text) => new() { Text = text };

    /// <summary>What was asked cannot be done; the text says why and what to do next.</summary>
    public static Reply Refuses(string text) => new() { Text = text, IsRefusal = true };

    public static Reply Lists(IReadOnlyList<SearchResult> results) => new() { Results = results };

    public Reply AndTells(Tell tell) => this with { Tells = [.. Tells, tell] };
}

/// <summary>A row of a search: what the list shows and the card that is inserted.</summary>
internal sealed record SearchResult(string Title, string Text, Card Card, string? Image = null);
