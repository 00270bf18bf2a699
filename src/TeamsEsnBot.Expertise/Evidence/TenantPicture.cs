using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>One tenant's evidence as it was at a moment, to be written down while the index goes on.</summary>
/// <param name="People">By number.</param>
/// <param name="Audiences">By number.</param>
/// <param name="Pieces">By slot; null where a slot is free.</param>
internal sealed record TenantPicture(VocabularyPicture Vocabulary, (string? Thing, int Users)[] People, (Audience? Thing, int Users)[] Audiences, Piece?[] Pieces);
