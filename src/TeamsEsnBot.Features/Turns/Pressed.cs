namespace TeamsEsnBot.Features.Turns;

/// <summary>What a card or dialog of ours sends back. All of it comes from the client: ids to look up, never facts to believe.</summary>
internal abstract record FromACard(string Verb, IReadOnlyDictionary<string, string> Data) : Happening
{
    /// <summary>A value of the button or of an input; empty when it is missing.</summary>
    public string this[string name] => Data.TryGetValue(name, out var value) ? value : "";
}

/// <summary>A button on a card or in a dialog.</summary>
/// <param name="Card">Id of the message that holds the card; null in a dialog.</param>
internal sealed record Pressed(string Verb, IReadOnlyDictionary<string, string> Data, string? Card) : FromACard(Verb, Data);

/// <summary>
/// A card came into view and asks, on its own, what this person is to see. Teams does it for at most 60 people, and not in every client; everybody else
/// has “Refresh” in the card's menu, which asks the same.
/// </summary>
/// <param name="Card">Id of the message that holds the card.</param>
internal sealed record Refreshed(string Verb, IReadOnlyDictionary<string, string> Data, string? Card) : FromACard(Verb, Data);

/// <summary>A button that opens a dialog. The reply is its first page.</summary>
/// <param name="Card">Id of the message that holds the card, when there is one.</param>
internal sealed record Opened(string Verb, IReadOnlyDictionary<string, string> Data, string? Card) : FromACard(Verb, Data);

/// <summary>Somebody types into a list of choices that the bot fills.</summary>
/// <param name="List">Which list, as the card names it.</param>
/// <param name="Text">What is typed so far; empty asks for the first entries.</param>
/// <param name="Take">At most <see cref="MostChoices"/>.</param>
/// <param name="Data">What the card's other inputs hold, when the card asks Teams for it.</param>
internal sealed record Choosing(string List, string Text, int Skip, int Take, IReadOnlyDictionary<string, string> Data) : Happening
{
    /// <summary>Teams shows no more (learn.microsoft.com, “dynamic search”).</summary>
    public const int MostChoices = 15;
}
