using TeamsEsnBot.Evaluation.Corpora;
using TeamsEsnBot.Evaluation.Knows;

const string Usage =
    """
    knows FOLDER              measure "who knows" on a folder with docs.jsonl(.gz) and topics.jsonl
    """;

try
{
    switch (args)
    {
        case ["knows", var folder]:
            new KnowsCommand(Console.Out).Run(folder);
            return 0;
        default:
            await Console.Error.WriteLineAsync(Usage);
            return 2;
    }
}
catch (CorpusException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
