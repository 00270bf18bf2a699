namespace TeamsEsnBot.Features.Turns;

/// <summary>Thumb up or down under a message of the bot.</summary>
/// <param name="Message">The message that was rated.</param>
/// <param name="Text">What the person wrote; empty for the thumb alone.</param>
/// <param name="Data">What else a form of our own asked.</param>
internal sealed record Rated(string Message, bool IsLiked, string Text, IReadOnlyDictionary<string, string> Data) : News;

/// <summary>A thumb was pressed under a message that has a form of our own. The reply is that form.</summary>
internal sealed record RatingOpened(string Message, bool IsLiked) : Happening;
