namespace TeamsEsnBot.Features.State;

/// <summary>How far the journal was followed: whoever holds what the tables held then needs only what was noted since.</summary>
/// <param name="Store">Which store the journal is of.</param>
/// <param name="Removed">How many writers had been removed from the register.</param>
internal sealed record JournalPosition(string Store, long Removed, IReadOnlyList<WriterPosition> Writers);

/// <summary>Everything of a writer up to a number is followed.</summary>
/// <param name="Noted">The last number up to <paramref name="Settled"/> that has an entry: one whose note failed has none.</param>
internal readonly record struct WriterPosition(string Writer, long Settled, long Noted);
