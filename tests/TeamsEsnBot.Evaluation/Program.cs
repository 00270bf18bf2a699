using TeamsEsnBot.Evaluation.Conversion;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Measuring;

namespace TeamsEsnBot.Evaluation;

/// <summary>The commands of the evaluation. Exit code 0 is done, 1 a file or folder that cannot be used, 2 a command that is not known.</summary>
internal static class Program
{
    private const string Usage =
        """
        --data DIR                  measure how often the right people are named, next to baselines. DIR, or the folder bench in it, holds
                                    docs.jsonl(.gz) and topics.jsonl (who knows), or docs.jsonl(.gz), threads.jsonl(.gz) and
                                    queries-test.jsonl or queries-dev.jsonl (who will answer)
          [--json FILE]             write the results to a file, too
          [--part dev|test|all]     which of the questions to ask; test unless said otherwise
          [--elsewhere DIR]         a folder with threads.jsonl(.gz): also say how often nobody is named for topics from there
        convert FOLDER OUTFOLDER    make a company for the DevRoom and the import command from docs.jsonl(.gz) and threads.jsonl(.gz)
        """;

    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (args)
            {
                case ["convert", var folder, var outFolder]:
                    new ConvertCommand(output).Run(folder, outFolder);
                    return 0;
                case ["--data" or "--json" or "--part" or "--elsewhere", ..] when MeasureOptions.Parse(args) is { } options:
                    new MeasureCommand(output).Run(options);
                    return 0;
                default:
                    errors.WriteLine(Usage);
                    return 2;
            }
        }
        catch (Exception wrong) when (wrong is CorpusException or IOException or UnauthorizedAccessException)
        {
            errors.WriteLine(wrong.Message);
            return 1;
        }
    }
}
