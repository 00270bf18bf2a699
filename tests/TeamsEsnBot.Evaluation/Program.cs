using TeamsEsnBot.Evaluation.Conversion;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Knows;

namespace TeamsEsnBot.Evaluation;

/// <summary>The commands of the evaluation. Exit code 0 is done, 1 a file or folder that cannot be used, 2 a command that is not known.</summary>
internal static class Program
{
    private const string Usage =
        """
        knows FOLDER [ELSEWHERE]    measure "who knows" on a folder with docs.jsonl(.gz) and topics.jsonl; with ELSEWHERE, a folder with
                                    threads.jsonl(.gz), also how often nobody is named for topics that this company does not deal with
        convert FOLDER OUTFOLDER    make a company for the DevRoom and the import command from docs.jsonl(.gz) and threads.jsonl(.gz)
        """;

    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    public static int Run(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            switch (args)
            {
                case ["knows", var folder]:
                    new KnowsCommand(output).Run(folder, elsewhere: null);
                    return 0;
                case ["knows", var folder, var elsewhere]:
                    new KnowsCommand(output).Run(folder, elsewhere);
                    return 0;
                case ["convert", var folder, var outFolder]:
                    new ConvertCommand(output).Run(folder, outFolder);
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
