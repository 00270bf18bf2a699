namespace TeamsEsnBot.Features.State;

/// <summary>What other writers note, as one instance reads it: each writer's log from where it was read to. Not for several threads at once.</summary>
internal sealed class JournalTail(ITables tables, Journal own, TimeProvider time)
{
    // Longer away than that, an instance may have missed that a writer came and was removed again.
    private static readonly TimeSpan LongestAway = TimeSpan.FromHours(1);

    private readonly ITable _journal = tables.Open(Journal.Table);
    private readonly Dictionary<string, WriterLog> _logs = new(StringComparer.Ordinal);

    // Read, but not handed on: the round failed on the way.
    private List<JournalEntry> _found = [];
    private string? _store;
    private long _removed;
    private DateTimeOffset _read = time.GetUtcNow();

    /// <summary>How far everything is followed; null before the first look.</summary>
    public JournalPosition? Position => _store is null
        ? null
        : new JournalPosition(_store, _removed, [.. _logs.Values.Select(log => log.Position), .. own.Position is { Settled: > 0 } written ? [written] : Array.Empty<WriterPosition>()]);

    /// <summary>Goes on from a position that was kept.</summary>
    /// <returns>Null when everything since then can be read; else why it cannot, and then the position is unchanged.</returns>
    public async Task<string?> ResumeAsync(JournalPosition kept, CancellationToken cancel)
    {
        var (store, removed, writers) = await RegisterAsync(cancel);
        if (kept.Store != store)
        {
            return "it is of another store";
        }

        if (kept.Removed != removed)
        {
            return "writers were removed since";
        }

        var logs = new List<WriterLog>();
        var positions = kept.Writers.ToDictionary(position => position.Writer);
        foreach (var writer in writers)
        {
            var isKnown = positions.Remove(writer.Writer, out var position);
            if (position.Settled + 1 < writer.First)
            {
                return "the journal does not reach back so far";
            }

            if (isKnown && position.Noted >= writer.First
                && await _journal.GetAsync(JournalRows.Log(writer.Writer), JournalRows.Key(position.Noted), cancel) is null)
            {
                return "it holds more than the tables, which may have been restored";
            }

            logs.Add(new WriterLog(_journal, writer.Writer, position.Settled + 1, time));
        }

        if (positions.Count > 0)
        {
            return "it names writers that are not registered";
        }

        Begin(store, removed, logs);
        return null;
    }

    /// <summary>Goes on from here, for somebody who reads the tables next.</summary>
    /// <returns>Changes that may be made only after that.</returns>
    public async Task<IReadOnlyList<JournalEntry>> BeginAsync(CancellationToken cancel)
    {
        var (store, removed, writers) = await RegisterAsync(cancel);
        Begin(store, removed, writers.Select(writer => new WriterLog(_journal, writer.Writer, Math.Max(writer.First, writer.Done + 1), time)));
        var unfinished = new List<JournalEntry>();
        foreach (var log in _logs.Values)
        {
            var read = new List<JournalEntry>();
            await foreach (var entry in log.ReadAsync(cancel))
            {
                read.Add(entry);
            }

            foreach (var entry in read)
            {
                if (entry.Number <= log.Done)
                {
                    log.Settle(entry.Number);
                }
                else
                {
                    unfinished.Add(entry);
                }
            }
        }

        return unfinished;
    }

    /// <summary>What others noted since the last call; each entry stays open until <see cref="Settle"/>.</summary>
    /// <exception cref="JournalGapException">Entries are gone that were never seen: the tables must be read again.</exception>
    public async Task<IReadOnlyList<JournalEntry>> ReadAsync(CancellationToken cancel)
    {
        var (store, removed, writers) = await RegisterAsync(cancel);
        var now = time.GetUtcNow();
        if ((_store ??= store) != store || (removed != _removed && now - _read > LongestAway))
        {
            throw new JournalGapException("The store is another one, or was not reached for long.");
        }

        foreach (var writer in writers)
        {
            if (!_logs.TryGetValue(writer.Writer, out var log))
            {
                _logs[writer.Writer] = log = new WriterLog(_journal, writer.Writer, from: 1, time);
            }

            if (!log.Notice(writer))
            {
                throw new JournalGapException($"Entries of writer {writer.Writer} before {writer.First} are gone and were not seen.");
            }

            if (!log.IsDue(writer))
            {
                continue;
            }

            try
            {
                await foreach (var entry in log.ReadAsync(cancel))
                {
                    _found.Add(entry);
                }
            }
            catch (InvalidDataException missing)
            {
                throw new JournalGapException(missing.Message, missing);
            }
        }

        // Only now: what a removed writer wrote was read in the rounds before.
        var registered = writers.Select(writer => writer.Writer).ToHashSet(StringComparer.Ordinal);
        foreach (var gone in _logs.Keys.Where(writer => !registered.Contains(writer)).ToArray())
        {
            _logs.Remove(gone);
        }

        (_removed, _read) = (removed, now);
        var found = _found;
        _found = [];
        return found;
    }

    /// <summary>Whether the writer has said that the change behind the entry is finished.</summary>
    public bool IsDone(JournalEntry entry) => _logs.TryGetValue(entry.Writer, out var log) && entry.Number <= log.Done;

    /// <summary>The change behind the entry is in memory, or never came.</summary>
    public void Settle(JournalEntry entry)
    {
        if (_logs.TryGetValue(entry.Writer, out var log))
        {
            log.Settle(entry.Number);
        }
        else if (entry.Writer == own.Writer)
        {
            own.SettleDoubtful(entry);
        }
    }

    private void Begin(string store, long removed, IEnumerable<WriterLog> logs)
    {
        (_store, _removed, _read) = (store, removed, time.GetUtcNow());
        _logs.Clear();
        _found.Clear();
        foreach (var log in logs)
        {
            _logs[log.Writer] = log;
        }
    }

    private async Task<(string Store, long Removed, List<RegisteredWriter> Writers)> RegisterAsync(CancellationToken cancel)
    {
        (string Store, long Removed)? found = null;
        List<RegisteredWriter> writers = [];
        await foreach (var row in _journal.RowsAsync(JournalRows.Writers, KeyRange.All, cancel))
        {
            if (row.Row == JournalRows.Store)
            {
                found = (row.Text("StoreId") ?? "", row.Number("Removed") ?? 0);
            }
            else if (row.Row != own.Writer)
            {
                writers.Add(JournalRows.ReadWriter(row));
            }
        }

        if (found is { } store)
        {
            return (store.Store, store.Removed, writers);
        }

        // The first instance names the store; another may be as fast.
        await _journal.InsertAsync(JournalRows.NewStore(Journal.NewStoreId(time), removed: 0), cancel);
        return await RegisterAsync(cancel);
    }
}

/// <summary>A part of the journal is gone that was not followed.</summary>
internal sealed class JournalGapException(string message, Exception? inner = null) : Exception(message, inner);
