namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>
/// How much one use of a word says about what a piece is about, in halves: a title twice as much as the text below it, an answer's own words half as much (measured on
/// questions of travellers: 2, 1 and .5).
/// </summary>
internal static class Uses
{
    public const byte InTitle = 4;
    public const byte InTopic = 4;
    public const byte InText = 2;
    public const byte InAnswer = 1;
}
