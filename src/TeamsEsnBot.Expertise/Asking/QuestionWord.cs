namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What stands between a word of a question and the word before it.</summary>
[Flags]
internal enum Joint
{
    None = 0,
    And = 1,

    /// <summary>A comma, semicolon or dash.</summary>
    Comma = 2,

    /// <summary>The end of a sentence or line.</summary>
    Sentence = 4,

    /// <summary>What follows is said of what came before, or the other way round.</summary>
    Colon = 8,
}

/// <summary>A word of a question, where it stands, and what it does there.</summary>
internal struct QuestionWord(int start, int end, WordUse use, Joint before, bool isCapital)
{
    public readonly int Start => start;

    public readonly int End => end;

    public WordUse Use { get; set; } = use;

    public readonly Joint Before => before;

    /// <summary>True for “Terraform” and “IT”.</summary>
    public readonly bool IsCapital => isCapital;

    public readonly bool Is(WordUse any) => (Use & any) != 0;

    /// <summary>True for what can only name a topic.</summary>
    public readonly bool IsTelling => !Is(WordUse.Small | WordUse.Soft | WordUse.Cut | WordUse.Tail | WordUse.Address);
}
