using System.Collections;
using System.Globalization;
using System.Text;

namespace TeamsEsnBot.Tests.State.Model;

/// <summary>
/// What several callers asked and were answered at the same time. A right table is one whose answers could also have come one after the other, in some order
/// that keeps what was over before something else began (linearizability; J. Wing and C. Gong, “Testing and Verifying Concurrent Objects”, 1993).
/// </summary>
internal sealed class History
{
    private readonly List<Event> _events = [];
    private readonly Lock _gate = new();
    private int _moment;

    /// <summary>Runs one operation and notes when it began, when it was over and what came of it.</summary>
    public async Task<TableAnswer> RunAsync(string caller, TableOperation asked, Func<TableOperation, Task<TableAnswer>> ask)
    {
        var began = Interlocked.Increment(ref _moment);
        var answer = await ask(asked);
        var over = Interlocked.Increment(ref _moment);
        lock (_gate)
        {
            _events.Add(new Event(caller, asked, answer, began, over));
        }

        return answer;
    }

    /// <summary>Whether an order exists that explains all answers.</summary>
    public bool HasOrder(TableModel start) => Search(start, new BitArray(_events.Count), []);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var one in _events.OrderBy(one => one.Began))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{one.Began,3}-{one.Over,3} {one.Caller}: {one.Asked} → {one.Answer}");
        }

        return text.ToString();
    }

    private bool Search(TableModel model, BitArray done, HashSet<string> hopeless)
    {
        if (done.HasAllSet())
        {
            return true;
        }

        // What the rest can come to depends on nothing but what is done and what the table then holds.
        var here = $"{string.Concat(done.Cast<bool>().Select(isDone => isDone ? '1' : '0'))} {model}";
        if (!hopeless.Add(here))
        {
            return false;
        }

        var firstOver = _events.Where((_, i) => !done[i]).Min(one => one.Over);
        for (var i = 0; i < _events.Count; i++)
        {
            // Only what had begun before anything else was over can have come first.
            if (!done[i] && _events[i].Began < firstOver && _events[i].Asked.Follow(model, _events[i].Answer) is { } next)
            {
                done[i] = true;
                if (Search(next, done, hopeless))
                {
                    return true;
                }

                done[i] = false;
            }
        }

        return false;
    }

    private sealed record Event(string Caller, TableOperation Asked, TableAnswer Answer, int Began, int Over);
}
