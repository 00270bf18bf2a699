using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.Turns;

/// <summary>A message. The bot's own mention is already taken out of the text.</summary>
/// <param name="Mentions">The other people mentioned; their names still stand in the text.</param>
internal sealed record Said(string Text, IReadOnlyList<Person> Mentions) : Happening;

/// <summary>Somebody changed a message that the bot had heard.</summary>
/// <param name="Message">Its id, the same as before.</param>
/// <param name="Now">What it says now.</param>
internal sealed record Edited(string Message, Said Now) : News;

/// <summary>Somebody deleted a message that the bot had heard: what was kept of it must go too.</summary>
internal sealed record Deleted(string Message) : News;

/// <summary>Somebody took the deletion of a message back.</summary>
/// <param name="Now">What it says again.</param>
internal sealed record Undeleted(string Message, Said Now) : News;

/// <summary>Somebody put reactions on a message or took them away.</summary>
/// <param name="Message">Often one of the bot's own, but not always one it knows.</param>
/// <param name="Added">As Teams names them: <c>like</c>, <c>heart</c>, <c>1f44b_wavinghand</c>.</param>
/// <param name="Removed">Likewise.</param>
internal sealed record Reacted(string Message, IReadOnlyList<string> Added, IReadOnlyList<string> Removed) : News;
