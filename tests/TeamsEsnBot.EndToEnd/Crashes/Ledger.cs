using System.Collections.Concurrent;
using TeamsEsnBot.Features.KnowAbout;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>Everything that was done, for whoever does the next thing and for the judgement.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentQueue<Deed> _deeds = new();
    private readonly ConcurrentDictionary<string, Deed> _calls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Suggestion> _suggestions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _taken = new(StringComparer.Ordinal);

    public IReadOnlyList<Deed> Deeds => [.. _deeds];

    public void Add(Deed deed) => _deeds.Enqueue(deed);

    public void Add(Deed posted, string call)
    {
        _calls[call] = posted;
        Add(posted);
    }

    public void Add(Deed suggested, Suggestion suggestion)
    {
        _suggestions[suggestion.Id] = suggestion;
        Add(suggested);
    }

    public Deed? Call(string id) => _calls.GetValueOrDefault(id);

    public Suggestion? Suggestion(string id) => _suggestions.GetValueOrDefault(id);

    /// <summary>True once for each name: nobody presses the same button twice.</summary>
    public bool Take(string what) => _taken.TryAdd(what, true);
}
