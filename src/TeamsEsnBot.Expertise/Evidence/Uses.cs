namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// How much one use of a word says about what a piece is about, in halves: a title twice as much as the text below it, an answer's own words half as much (measured on
/// questions of travellers: 2, 1 and .5).
/// </summary>
internal static class Uses
{
    /// <summary>
    /// In the area that a title begins with: what is filed under a word is about it, what mentions it may not be. Twelve times a text's, so that the length of the rest hardly counts (measured on
    /// judged topics: 6 to 40 are alike).
    /// </summary>
    public const byte InArea = 24;

    public const byte InTitle = 4;
    public const byte InTopic = 4;
    public const byte InText = 2;
    public const byte InAnswer = 1;
}
