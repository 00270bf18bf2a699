using TeamsEsnBot.Features.AskEveryone;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.KnowAbout;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>
/// Holds what is in the tables and what people see against what was done. Each finding says which deed, what was expected, what is there, and the kills around it.
/// </summary>
internal sealed class Judge(SmallOffice office, Board board, Ledger ledger, Fleet fleet, bool isAlone)
{
    private static readonly TimeSpan Around = TimeSpan.FromSeconds(5);

    // Before and after its reference.
    private static readonly string Failed = Wording.SomethingWentWrongForNow.Split("{0}")[0];
    private static readonly string KeepsTrying = Wording.SomethingWentWrongForNow.Split("{0}")[1];

    private readonly List<string> _findings = [];

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>What became of each message that the outbox had.</summary>
    public Dictionary<Deed, Told> Told { get; } = [];

    /// <summary>What became of each answer that went through the outbox.</summary>
    public Dictionary<Deed, Told> ToldAsReply { get; } = [];

    /// <summary>How often people see what somebody was told.</summary>
    public Dictionary<Deed, int> Seen { get; } = [];

    /// <summary>How often people see the answer to a deed.</summary>
    public Dictionary<Deed, int> Replies { get; } = [];

    /// <summary>Deeds that nobody repeated, and that are there all the same.</summary>
    public HashSet<Deed> DoneUnasked { get; } = [];

    /// <summary>How often the bot said that it failed, and keeps trying.</summary>
    public int Failures { get; private set; }

    /// <summary>Looks at everything, after the outbox has run empty.</summary>
    public async Task LookAsync(ITables tables)
    {
        var deeds = ledger.Deeds;
        var messages = board.Messages().ToLookup(seen => (seen.Where, seen.Words));
        var changes = board.Changes();
        var rows = await RowsAsync(tables, Calls.Table, EvidenceStore.Table, Suggestions.Table);
        var noted = await NotedChanges.OfEvidenceAsync(tables, office.Tenant);
        var outbox = new Outbox(tables, TimeProvider.System);

        foreach (var deed in deeds)
        {
            if (deed.Fate.Refused is { } refused)
            {
                Find(deed, "it is done", $"the bot refused: {refused}");
                continue;
            }

            await LookAtTellAsync(deed, outbox, messages);
            await LookAtReplyAsync(deed, outbox, messages);
            LookAtRows(deed, rows);
            LookAtJournal(deed, rows, noted);
            LookAtCard(deed, changes);
        }

        LookForStrays(deeds, rows.Keys, messages);
        await LookAtReportAsync(outbox);
    }

    /// <summary>The report says the same as the messages one by one: none is missing in it, and none is in it that nobody was to be told.</summary>
    private async Task LookAtReportAsync(Outbox outbox)
    {
        var report = await outbox.ReportAsync(office.Tenant, CancellationToken.None).ToListAsync();
        Told[] known = [.. Told.Values, .. ToldAsReply.Values];
        if (Sums(report) != Sums(known))
        {
            _findings.Add($"The report says {Sums(report)}, the messages one by one {Sums(known)} (messages, attempts, unsure).");
        }

        static (int Messages, int Attempts, int Unsure) Sums(IReadOnlyCollection<Told> some) => (some.Count, some.Sum(told => told.Attempts), some.Sum(told => told.Unsure));
    }

    private void LookAtRows(Deed deed, Dictionary<(string Table, string Partition, string Row), TableRow> rows)
    {
        var found = deed.Rows.Select(row => row.IsIn(rows.GetValueOrDefault((row.Table, row.Partition, row.Row)))).ToList();
        if (deed.Tells is not null)
        {
            found.Add(Told.ContainsKey(deed));
        }

        if (found.Count > 0 && found.All(isThere => isThere) && deed.Fate.IsGivenUp)
        {
            DoneUnasked.Add(deed);
        }

        var isWrong = deed.Fate.IsGivenUp ? found.Distinct().Count() > 1 : found.Contains(false);
        if (isWrong)
        {
            var parts = deed.Rows.Select(row => $"{row.Table} {row.Row} {row.State}".TrimEnd()).Concat(deed.Tells is { } tells ? [$"outbox {tells.Key}"] : []);
            Find(
                deed,
                deed.Fate.IsGivenUp ? "all of it or nothing" : "all of it",
                string.Join(", ", parts.Zip(found, (part, isThere) => $"{part} is {(isThere ? "there" : "missing")}")));
        }
    }

    private async Task LookAtTellAsync(Deed deed, Outbox outbox, ILookup<(string Where, string Words), SeenMessage> messages)
    {
        if (deed.Tells is not { } tells)
        {
            return;
        }

        var seen = messages[(tells.Where, tells.Words)].ToArray();
        Seen[deed] = seen.Length;
        if (await outbox.ToldAsync(office.Tenant, tells.Key, CancellationToken.None) is not { } told)
        {
            if (seen.Length > 0)
            {
                Find(deed, $"“{tells.Words}” is in the outbox before it is sent", $"it is not, and was seen {Times(seen)}");
            }

            return;
        }

        Told[deed] = told;
        var key = Evidence.IdOf(tells.Key);
        var cut = fleet.Kills.SelectMany(kill => kill.UnderWay).Where(attempt => attempt.Key == key).Distinct().Count();
        if (told.State is not ToldState.Sent || seen.Length == 0)
        {
            Find(deed, $"“{tells.Words}” was delivered", $"it is {told.State}, and was seen {Times(seen)}");
        }
        else if (told.Attempts != told.Unsure + 1 || seen.Length > told.Attempts)
        {
            Find(deed, $"each time that “{tells.Words}” was sent is counted", $"{told.Attempts} attempts, {told.Unsure} of them unsure, and it was seen {Times(seen)}");
        }
        else if (isAlone ? told.Unsure != cut : told.Unsure > cut)
        {
            Find(deed, $"an attempt to send “{tells.Words}” is unsure when it was under way at a kill, {cut} times", $"{told.Unsure} are, and it was seen {Times(seen)}");
        }
    }

    private async Task LookAtReplyAsync(Deed deed, Outbox outbox, ILookup<(string Where, string Words), SeenMessage> messages)
    {
        var reply = deed.Reply;
        var later = deed.LaterWords is { } words ? messages[(reply.Where, words)].ToArray() : [];
        var seen = messages[(reply.Where, reply.Words)].Concat(later).OrderBy(one => one.At).ToArray();
        Replies[deed] = seen.Length;
        var told = await outbox.ToldAsync(office.Tenant, reply.Key, CancellationToken.None);
        if (told is not null)
        {
            ToldAsReply[deed] = told;
        }

        if (told is not null && (told.State is not ToldState.Sent || seen.Length == 0))
        {
            Find(deed, $"the answer “{reply.Words}” was delivered", $"it is {told.State}, and was seen {Times(seen)}");
        }

        if (seen.Length == 0 && !deed.IsPress && !deed.Fate.IsGivenUp)
        {
            Find(deed, $"an answer “{reply.Words}”", "there is none");
        }

        if (later.Length > 0 && !deed.Fate.WasCut)
        {
            Find(deed, $"“{deed.LaterWords}” is said only when the deed was cut, and so done again", $"it was seen {Times(later)}");
        }

        foreach (var (one, next) in seen.Zip(seen.Skip(1)))
        {
            if (!deed.Fate.WasCut || !fleet.Kills.Any(kill => kill.Ended >= one.At && kill.Began <= next.At))
            {
                Find(deed, $"“{reply.Words}” is said twice only when a kill came in between", $"it was seen {Times(seen)}");
            }
        }
    }

    /// <summary>Without an entry in the journal no other instance would ever know.</summary>
    private void LookAtJournal(
        Deed deed, Dictionary<(string Table, string Partition, string Row), TableRow> rows, ILookup<(string Partition, string Row), JournalEntry> noted)
    {
        foreach (var row in deed.Rows.Where(row => row.Table == EvidenceStore.Table && rows.ContainsKey((row.Table, row.Partition, row.Row))))
        {
            if (!noted.Contains((row.Partition, row.Row)))
            {
                Find(deed, $"the journal names the evidence {row.Row}", "it does not");
            }
        }
    }

    private void LookAtCard(Deed deed, ILookup<string, ConnectorCall> changes)
    {
        if (deed is { Redraws: { } redraws, Fate.Acknowledged: not null } && !changes[redraws.Card].Any(call => call.Says(redraws.Says)) && Replies[deed] == 0)
        {
            Find(deed, $"the card {redraws.Card} says “{redraws.Says}”", $"it was changed {changes[redraws.Card].Count()} times, and never said so");
        }
    }

    private void LookForStrays(
        IReadOnlyList<Deed> deeds, IEnumerable<(string Table, string Partition, string Row)> rows, ILookup<(string Where, string Words), SeenMessage> messages)
    {
        var ofDeeds = deeds.SelectMany(deed => deed.Rows).Select(row => (row.Table, row.Partition, row.Row)).ToHashSet();
        _findings.AddRange(rows.Where(row => !ofDeeds.Contains(row)).Select(row => $"Nobody did what this row says: {row}"));

        var said = deeds.SelectMany(deed => new[] { deed.Tells, deed.Reply }).OfType<MessageOfDeed>().Select(message => (message.Where, message.Words))
            .Concat(deeds.Where(deed => deed.LaterWords is not null).Select(deed => (deed.Reply.Where, Words: deed.LaterWords!)))
            .ToHashSet();
        var others = messages.Where(same => !said.Contains(same.Key)).SelectMany(same => same).ToArray();
        Failures = others.Count(IsFailure);
        _findings.AddRange(others.Where(seen => !IsFailure(seen))
            .Select(seen => $"Nobody did what this message says: in {seen.Where} at {seen.At:HH:mm:ss.fff} “{seen.Words}”. {KillsAround([seen.At])}"));
    }

    private async Task<Dictionary<(string Table, string Partition, string Row), TableRow>> RowsAsync(ITables tables, params string[] names)
    {
        var rows = new Dictionary<(string Table, string Partition, string Row), TableRow>();
        foreach (var name in names)
        {
            await foreach (var row in tables.Open(name).ScanAsync(CancellationToken.None).Where(row => row.Partition.StartsWith(office.Tenant, StringComparison.Ordinal)))
            {
                rows[(name, row.Partition, row.Row)] = row;
            }
        }

        return rows;
    }

    private void Find(Deed deed, string expected, string found) =>
        _findings.Add($"{deed}. Expected: {expected}. Found: {found}. {KillsAround([.. deed.Fate.Deliveries.SelectMany(delivery => new[] { delivery.Sent, delivery.Ended })])}");

    private string KillsAround(DateTimeOffset[] moments)
    {
        var near = moments.Length == 0 ? [] : fleet.Kills.Where(kill => kill.Ended > moments.Min() - Around && kill.Began < moments.Max() + Around).ToArray();
        return near.Length == 0 ? "No kill was near." : $"Kills around: {string.Join(", ", near.Select(kill => kill.ToString()))}.";
    }

    private static bool IsFailure(SeenMessage seen) => seen.Words.StartsWith(Failed, StringComparison.Ordinal) && seen.Words.EndsWith(KeepsTrying, StringComparison.Ordinal);

    private static string Times(SeenMessage[] seen) => seen.Length == 0 ? "never" : $"at {string.Join(", ", seen.Select(one => $"{one.At:HH:mm:ss.fff}"))}";
}
