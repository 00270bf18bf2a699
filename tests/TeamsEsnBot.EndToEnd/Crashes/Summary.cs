using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>The run as a table.</summary>
internal sealed class Summary(CrashSite site, Ledger ledger, Checks checks, Judge judge)
{
    public void Write(TextWriter output, TimeSpan killed, TimeSpan took)
    {
        var (deeds, kills) = (ledger.Deeds, site.Fleet.Kills);
        output.WriteLine($"{site.Store.Name}, {site.Store.Processes} at once, seed {CrashSite.Seed}: {kills.Count} kills ({kills.Count(kill => kill.WasStarting)} while it started) in {killed.TotalSeconds:N0} s, all over after {took.TotalSeconds:N0} s.");
        output.WriteLine($"{"",-9}{"done",8}{"given up",10}{"of these there",16}{"cut by a kill",15}{"late",6}{"told twice",12}{"said twice",12}");
        foreach (var kind in Enum.GetValues<DeedKind>())
        {
            Line(kind.ToString(), [.. deeds.Where(deed => deed.Kind == kind)]);
        }

        Line("all", deeds);
        var told = judge.Told.Values.ToArray();
        output.WriteLine(
            $"Outbox: {told.Length:N0} messages, {told.Count(one => one.State is ToldState.Sent):N0} sent, {told.Sum(one => one.Attempts):N0} attempts, {told.Sum(one => one.Unsure)} of them unsure; "
            + $"{judge.Seen.Values.Sum(seen => Math.Max(0, seen - 1))} seen once more than meant. {site.Connector.Count:N0} calls at the connector.");
        output.WriteLine($"{kills.Count(kill => kill.UnderWay.Count > 0)} kills found messages under way. {checks.Looks} looks after restarts. {judge.ToldAsReply.Count} answers came through the outbox, {judge.Failures} times the bot said that it keeps trying. A start took {site.Fleet.StartTook.TotalSeconds:N1} s.");
        foreach (var line in site.Fleet.Said.Where(line => line.TrimStart() is ['f' or 'c' or 'w', ..] || line.Contains("Exception", StringComparison.Ordinal)).GroupBy(line => line).OrderByDescending(same => same.Count()).Take(12))
        {
            output.WriteLine($"{line.Count(),5} × {line.Key}");
        }

        void Line(string name, IReadOnlyList<Deed> some) => output.WriteLine(
            $"{name,-9}{some.Count(deed => deed.Fate.Acknowledged is not null),8:N0}{some.Count(deed => deed.Fate.IsGivenUp),10}{some.Count(judge.DoneUnasked.Contains),16}{some.Count(deed => deed.Fate.WasCut),15}"
            + $"{some.Count(checks.Late.Contains),6}{some.Sum(deed => Math.Max(0, judge.Seen.GetValueOrDefault(deed) - 1)),12}{some.Sum(deed => Math.Max(0, judge.Replies.GetValueOrDefault(deed) - 1)),12}");
    }
}
