namespace TeamsEsnBot.Wire;

/// <summary>This machine does not have a program that a test or a benchmark needs.</summary>
public sealed class MissingProgramException(string program) : InvalidOperationException($"{program} is missing on this machine. Install it and start again.")
{
    public string Program { get; } = program;
}
