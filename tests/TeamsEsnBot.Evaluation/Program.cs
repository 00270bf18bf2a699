using TeamsEsnBot.Evaluation.Conversion;
using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Knows;

const string Usage =
    """
    knows FOLDER                measure "who knows" on a folder with docs.jsonl(.gz) and topics.jsonl
    convert FOLDER OUTFOLDER    make a company for the DevRoom and the import command from docs.jsonl(.gz) and threads.jsonl(.gz)
    """;

try
{
    switch (args)
    {
        case ["knows", var folder]:
            new KnowsCommand(Console.Out).Run(folder);
            return 0;
        case ["convert", var folder, var outFolder]:
            new ConvertCommand(Console.Out).Run(folder, outFolder);
            return 0;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return 2;
    }
}
catch (Exception wrong) when (wrong is CorpusException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
