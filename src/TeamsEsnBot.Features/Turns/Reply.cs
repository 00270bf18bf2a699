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

    /// <summary>True when only the person of the turn may read it, also where others listen.</summary>
    public bool IsPrivate { get; private init; }

    /// <summary>A short text: a message after words, a note under the card after a press, the words instead of a dialog.</summary>
    public string? Text { get; private init; }

    /// <summary>Rows of a search, or the one card for the compose box; null when the turn was none.</summary>
    public IReadOnlyList<SearchResult>? Results { get; private init; }

    /// <summary>What a list offers for the words typed so far; null when the turn was none.</summary>
    public IReadOnlyList<(string Title, string Value)>? Choices { get; private init; }

    /// <summary>A page to open: settings, or a sign-in.</summary>
    public ReplyLink? Link { get; private init; }

    /// <summary>True when the card is shown to be agreed to; sending it is a turn of its own, <see cref="Previewed"/>.</summary>
    public bool IsPreview { get; private init; }

    /// <summary>True when Teams must ask again each time; it would keep the answer to a link for half an hour.</summary>
    public bool IsAskedEachTime { get; private init; }

    /// <summary>True when this can only be done once the bot is in the conversation.</summary>
    public bool NeedsBot { get; private init; }

    /// <summary>True when this is an error to show as one: the client marks it.</summary>
    public bool IsRefusal { get; private init; }

    /// <summary>Whether the turn was noted as unfinished, and so has to be ended by whoever sends this.</summary>
    public TurnNote Note { get; init; }

    /// <summary>What to tell others, in the order it is to be sent.</summary>
    public IReadOnlyList<Tell> Tells { get; private init; } = [];

    public static Reply Shows(Card card) => new() { Card = card };

    public static Reply ShowsEveryone(Card card) => new() { Card = card, ForEveryone = true };

    public static Reply Says(string text) => new() { Text = text };

    /// <summary>What was asked cannot be done; the text says why and what to do next.</summary>
    public static Reply Refuses(string text) => new() { Text = text, IsRefusal = true };

    public static Reply Lists(IReadOnlyList<SearchResult> results) => new() { Results = results };

    /// <summary>Puts one card into the compose box: after a link, a row chosen, a dialog of the message extension.</summary>
    public static Reply Inserts(Card card) => Lists([new SearchResult(card.Heading, "", card)]);

    /// <summary>The same, when what the card says depends on who looks or changes soon.</summary>
    public static Reply InsertsThisTime(Card card) => Inserts(card) with { IsAskedEachTime = true };

    /// <summary>What a list offers; the first <see cref="Choosing.MostChoices"/> are shown.</summary>
    public static Reply Offers(IReadOnlyList<(string Title, string Value)> choices) => new() { Choices = choices };

    /// <summary>Shows the message that would be posted, with “Send” and “Edit”. It needs a button: its data come back and say what to build.</summary>
    public static Reply Previews(Card card) => card.Buttons.Any(button => button.Verb is not null)
        ? new() { Card = card, IsPreview = true }
        : throw new ArgumentException($"The preview “{card.Heading}” has no button, so nothing would say what to post.", nameof(card));

    /// <summary>Opens a page of settings.</summary>
    public static Reply OpensSettings(Uri page, string title) => new() { Link = new ReplyLink(page, title, IsSignIn: false) };

    /// <summary>Asks to sign in on a page first.</summary>
    public static Reply AsksToSignIn(Uri page, string title) => new() { Link = new ReplyLink(page, title, IsSignIn: true) };

    /// <summary>What was asked needs the bot in this conversation, where it is not. A dialog offers to add it and then goes on with the same press.</summary>
    public static Reply NeedsTheBotHere() => new() { NeedsBot = true };

    /// <summary>The same, for the person of the turn alone: in a channel or group chat it goes to their personal chat.</summary>
    public Reply Privately() => this with { IsPrivate = true };

    public Reply AndTells(Tell tell) => this with { Tells = [.. Tells, tell] };
}

/// <summary>Where the note about an unfinished turn stands.</summary>
internal enum TurnNote
{
    /// <summary>There is none: the turn changed nothing.</summary>
    None,

    /// <summary>It is to be taken out when all that comes of the turn is stored.</summary>
    Begun,

    /// <summary>It stays: the turn failed in the middle and is tried again.</summary>
    Stays,
}

/// <summary>A row of a search: what the list shows and the card that is inserted.</summary>
/// <param name="Choice">When given, choosing the row asks the bot first, as a <see cref="RowChosen"/>, and that reply is inserted.</param>
internal sealed record SearchResult(string Title, string Text, Card Card, string? Image = null, RowChosen? Choice = null);

/// <summary>A page, and what the link to it says.</summary>
internal sealed record ReplyLink(Uri Page, string Title, bool IsSignIn);
