namespace TeamsEsnBot.Expertise.Words;

/// <summary>The words of a tenant as they were at a moment.</summary>
/// <param name="Words">By number: as written, and in how many pieces.</param>
/// <param name="TermOfWord">By number of the word.</param>
/// <param name="Terms">By number: the term, and how often it was taken.</param>
/// <param name="Postings">By number of the term: in how many pieces it is.</param>
internal sealed record VocabularyPicture((string? Thing, int Users)[] Words, int[] TermOfWord, (string? Thing, int Users)[] Terms, int[] Postings);
