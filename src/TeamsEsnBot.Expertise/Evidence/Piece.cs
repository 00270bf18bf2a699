namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>A piece of evidence as the index keeps it: numbers instead of words. Never changes, so a reader may hold on to it.</summary>
/// <param name="Person">Number of the person.</param>
/// <param name="Audience">Number of the audience.</param>
/// <param name="Length">Weighted words.</param>
/// <param name="Words">The words as written, with their uses: see <see cref="WordUses"/>.</param>
/// <param name="Topics">Named topics: number of the topic's term and the spelling.</param>
internal sealed record Piece(
    string Id,
    string PersonId,
    int Person,
    EvidenceKind Kind,
    DateTimeOffset When,
    int Votes,
    int Audience,
    int Length,
    byte[] Words,
    (int Term, string Spelling)[] Topics,
    Text.Acronym[] Acronyms);
