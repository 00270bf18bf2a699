using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>A search from the compose box.</summary>
/// <param name="IsFirst">True when the search opened and nothing is typed yet.</param>
internal sealed record Searched(string Command, string Text, int Skip, int Take, bool IsFirst) : Happening;

/// <summary>A row of a search whose card is made only now; see <see cref="SearchResult.Choice"/>.</summary>
internal sealed record RowChosen(string Verb, IReadOnlyDictionary<string, string> Data) : FromACard(Verb, Data);

/// <summary>A link of ours stands in the compose box. The card that is shown for it is seen by the whole chat, not only by this person.</summary>
/// <param name="IsAnonymous">True when the person does not have the app: only what is public may be shown.</param>
internal sealed record LinkPasted(Uri Address, bool IsAnonymous) : Happening;

/// <summary>An action picked from a message's menu, the compose box or the command box, before any dialog.</summary>
/// <param name="Message">Empty unless it was picked on a message.</param>
internal sealed record Picked(string Command, PickedMessage Message, PickedFrom From = PickedFrom.Message) : Happening;

internal enum PickedFrom
{
    Message,
    Compose,
    CommandBox,
}

/// <summary>The message an action was picked on.</summary>
/// <param name="Text">Its words without markup. Pictures and files are never sent along.</param>
/// <param name="Author">Null when a bot, a guest without id or nobody is named.</param>
internal sealed record PickedMessage(string Id, string Text, Person? Author, string? Link)
{
    public static readonly PickedMessage None = new("", "", null, null);
}

/// <summary>Somebody looked at <see cref="Reply.Previews"/>: send it or change it. The data are those of the preview's first button, to build it anew from.</summary>
/// <param name="Command">The action it began with.</param>
/// <param name="IsSent">True to post it: the reply's card is the message. False to go back to the dialog: the reply's card is its page.</param>
internal sealed record Previewed(string Command, string Verb, IReadOnlyDictionary<string, string> Data, bool IsSent) : FromACard(Verb, Data);

/// <summary>“Settings” in the message extension's menu. The reply opens a page.</summary>
internal sealed record SettingsAsked : Happening;

/// <summary>The settings page is done.</summary>
/// <param name="State">What the page handed over; from the client.</param>
internal sealed record SettingsSaved(string State) : News;

/// <summary>A button of a card that was inserted from a search, in a way that needs no answer.</summary>
internal sealed record InsertedCardPressed(string Verb, IReadOnlyDictionary<string, string> Data) : News
{
    /// <summary>A value of the button; empty when it is missing.</summary>
    public string this[string name] => Data.TryGetValue(name, out var value) ? value : "";
}
