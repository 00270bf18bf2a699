using System.Globalization;
using System.Text;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Tests.State.Model;

namespace TeamsEsnBot.Tests.State;

/// <summary>Whatever people do, in whatever order and however many at once, the table answers as the model of it does.</summary>
internal abstract partial class TableContract
{
    private static readonly string[] Partitions = ["people", "it's 東京"];
    private static readonly string[] Keys = ["", "a", "a'", "b", "🙂", "\uE000", "~ +&=;,(x)"];

    /// <summary>How long a random sequence is, and how many random histories are tried for each seed: as many as the backend does in a blink.</summary>
    protected virtual (int Steps, int Histories) Thoroughness => (300, 12);

    [Test]
    public async Task Any_sequence_of_operations_is_answered_as_the_model_answers_it([Range(1, 120)] int seed)
    {
        var random = new Random(seed);
        var callers = Enumerable.Range(0, 3).Select(_ => new Caller(new Random(random.Next()), Partitions, Keys)).ToArray();
        var model = TableModel.Empty;
        var told = new StringBuilder();

        for (var step = 1; step <= Thoroughness.Steps; step++)
        {
            var caller = random.Next(callers.Length);
            var asked = callers[caller].Next();
            var answer = await asked.AskAsync(_table);
            told.AppendLine(CultureInfo.InvariantCulture, $"{step,3} caller {caller}: {asked} → {answer}");

            if (asked.Follow(model, answer) is not { } next)
            {
                Assert.Fail($"Seed {seed}, the last of these {step} steps has another answer than the model, which holds {model}:\n{told}");
                return;
            }

            callers[caller].Saw(asked, answer, next);
            model = next;
        }

        await HoldsAsync(model, $"Seed {seed}:\n{told}");
    }

    [Test]
    public async Task Whatever_is_done_at_the_same_time_could_have_been_done_one_after_the_other([Range(1, 60)] int seed)
    {
        var random = new Random(seed);

        for (var round = 0; round < Thoroughness.Histories; round++)
        {
            var history = new History();
            string[] partition = [$"round {round}"];
            await Task.WhenAll(Enumerable.Range(0, 4).Select(person => new Caller(new Random(random.Next()), partition, ["x", "y", "z"])).Select(
                (caller, person) => Task.Run(async () =>
                {
                    for (var step = 0; step < 4; step++)
                    {
                        var asked = caller.NextAtOnce();
                        caller.Saw(asked, await history.RunAsync($"caller {person}", asked, operation => operation.AskAsync(_table)), TableModel.Empty);
                    }
                })));

            Assert.That(history.HasOrder(TableModel.Empty), Is.True, () => $"Seed {seed}, round {round}: no order explains\n{history}");
        }
    }

    /// <summary>Nothing more and nothing less is in the table than in the model.</summary>
    private async Task HoldsAsync(TableModel model, string told)
    {
        List<string> rows = [];
        await foreach (var row in _table.ScanAsync(default))
        {
            Assert.That(model.Saw(row), Is.Not.Null, () => $"{Told.Row(row)} is not as in the model, which holds {model}.\n{told}");
            rows.Add($"{RowKey.Of(row)}");
        }

        Assert.That(rows, Is.EqualTo(model.Rows.Select(row => $"{row.Key}")), told);
    }
}
