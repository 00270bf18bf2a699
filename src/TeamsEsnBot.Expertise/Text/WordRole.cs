namespace TeamsEsnBot.Expertise.Text;

/// <summary>What a word does in a question beside naming a topic; a word may do several of these.</summary>
[Flags]
internal enum WordRole
{
    /// <summary>It can only name a topic.</summary>
    None = 0,

    /// <summary>Carries no topic in any text.</summary>
    Stop = 1,

    /// <summary>A word of asking: carries no topic beside other such words (“can help with payroll”) but may alone (“help desk”).</summary>
    Asking = 2,

    /// <summary>A name of people who know: carries no topic at either end of a question (“kubernetes experts”).</summary>
    Knowing = 4,
}
