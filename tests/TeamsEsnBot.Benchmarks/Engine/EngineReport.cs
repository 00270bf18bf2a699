using System.Globalization;

namespace TeamsEsnBot.Benchmarks.Engine;

/// <summary>The figures of one company as a table, each with its goal and what it means.</summary>
internal static class EngineReport
{
    public static IEnumerable<string> Lines(CompanyFigures of)
    {
        var (put, asked, slip) = (of.Filling.PutUs, of.Asking.QuestionMs, of.Asking.WithSlipMs);
        yield return Text($"{of.People:N0} people in {of.Teams:N0} teams, {of.Pieces:N0} pieces, company {of.Fingerprint}");
        yield return Line("put", Micro(put), Goals.Under(Goals.PutUs, put.Mean), "one new piece, its texts read, one at a time");
        yield return Line("put again", Micro(of.UpdateUs), "", "a piece that is there, with another text");
        yield return Line("remove", Micro(of.DeleteUs), "", "a piece that is there");
        yield return Line("memory", PerPiece(of.Filling.BytesAPiece), Goals.Under(Goals.BytesAPiece, of.Filling.BytesAPiece), "heap with the index alone");
        yield return Line("  once asked", PerPiece(of.BytesAPieceAsked), "", "with what it keeps at hand for the next question");
        yield return Line("question", Text($"p50 {asked.P50:0.000} ms, p95 {asked.P95:0.000}"), "", Text($"{Asking.Asked:N0} of one to three words, one thread"));
        yield return Line("", Text($"p99 {asked.P99:0.000} ms, max {asked.Max:0.000}"), Goals.Under(Goals.QuestionP99Ms, asked.P99), "");
        yield return Line("  with a slip", Text($"p50 {slip.P50:0.000} ms, p99 {slip.P99:0.000}"), "", "the same with a letter left out, to be corrected");
        yield return Line("  allocates", Text($"{of.Asking.BytesAQuestion:N0} bytes"), "", "for each question");
        yield return Line("  at work", Text($"{of.Asking.AtWork * 100:0} % of the time"), "", "well below 100: something else ran, and times are too high");
        yield return Line("snapshot", PerPiece(of.Keeping.BytesAPiece), "", "the file");
        yield return Line("  save", Text($"{of.Keeping.SaveSeconds:0.00} s"), "", "to the disk");
        yield return Line("  load", Text($"{of.Keeping.LoadSeconds:0.00} s"), Goals.Under(Goals.LoadSeconds, of.Keeping.LoadSeconds), "until the first question");
        yield return Line(
            "restricted",
            Text($"{of.CostOfRestricted:0.00} x"),
            Goals.Under(Goals.CostOfRestricted, of.CostOfRestricted),
            "time when one piece in ten is closed to who asks, over all open");
        yield return Line("at once", Text($"{of.Crowd.QuestionsASecond:N0} questions/s, p99 {of.Crowd.QuestionP99Ms:0.0} ms"), "", "two ask without a pause");
        yield return Line("", Text($"{of.Crowd.PutsASecond:N0} pieces/s"), "", "and one puts");
        foreach (var line in Lines(of.Contest))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Lines(Contest contest)
    {
        yield return Text($"  {contest.Questions:N0} questions in turns with FTS5 ({contest.Megabytes:N0} MB, built in {contest.BuildSeconds:0} s)");
        yield return "                            p50 ms    p99 ms    nDCG@5  first right  times p50  times all";
        foreach (var score in contest.Scores)
        {
            var (time, goal) = (score.QuestionMs, Goals.AtLeast(Goals.TimesFts5, score));
            var side = Text($"  {score.Name,-22} {time.P50,9:0.000} {time.P99,9:0.000} {score.Ndcg,9:0.000} {score.FirstRight,12:0.000}");
            yield return Text($"{side} {score.TimesTheIndex,10:0.0} {score.TimesTheIndexInAll,10:0.0}  {goal}").TrimEnd();
        }

        yield return "  nDCG@5 and first right: how many of the five shown, and how often the first, have the field asked for";
        yield return "  times: how much longer than the index, by the middle question and by all of them";
        yield return "";
    }

    private static string PerPiece(double bytes) => Text($"{bytes:N0} bytes a piece");

    private static string Micro(Spread spread) => Text($"{spread.Mean:0.0} us, p50 {spread.P50:0.0}, p99 {spread.P99:0.0}");

    private static string Line(string what, string figure, string goal, string meaning) => $"  {what,-14} {figure,-34} {goal,-22} {meaning}".TrimEnd();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
