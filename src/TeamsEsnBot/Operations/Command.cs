namespace TeamsEsnBot.Operations;

/// <summary>What the program does instead of running the bot.</summary>
/// <param name="Form">What follows the name.</param>
/// <param name="Does">One line for the list of commands.</param>
/// <param name="Details">What each argument means.</param>
/// <param name="Flags">Arguments that stand alone, such as <c>--again</c>.</param>
/// <param name="Values">Arguments that are followed by a value.</param>
/// <param name="WhenStopped">What to tell whoever pressed Ctrl+C.</param>
internal sealed record Command(
    string Name, string Form, string Does, string Details, string[] Flags, string[] Values, string WhenStopped, Func<CommandLine, CancellationToken, Task<int>> Run)
{
    /// <summary>It did what it was asked.</summary>
    public const int Done = 0;

    /// <summary>It was asked wrongly, and said how to ask.</summary>
    public const int WrongUse = 2;

    /// <summary>It was stopped by Ctrl+C.</summary>
    public const int Stopped = 3;

    public string Usage =>
        $"""
        Usage: {Name} {Form} [--Setting value ...]

        {Does}

        {Details}
        """;

    public async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        if (args is ["--help" or "-h", ..])
        {
            await output.WriteLineAsync(Usage);
            return Done;
        }

        if (CommandLine.Read(args, Flags, Values, output, errors) is not { } line)
        {
            await errors.WriteLineAsync(Usage);
            return WrongUse;
        }

        using var stop = new CancellationTokenSource();
        void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
        {
            pressed.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += OnCancel;
        try
        {
            return await Run(line, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await output.WriteLineAsync($"\n{WhenStopped}");
            return Stopped;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }
}
