using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TeamsEsnBot.Features.Community;

/// <summary>
/// What was looked up lately, to be found again without looking. At most a given number of things: those found since the younger half was last full stay, the
/// rest is let go. A thing that changed is forgotten by whoever changed it; one that was being read in that moment is not kept.
/// </summary>
/// <param name="most">Things kept.</param>
internal sealed class Recent<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private volatile ConcurrentDictionary<TKey, TValue> _young = new();
    private volatile ConcurrentDictionary<TKey, TValue> _old = new();
    private int _inYoung;
    private int _changes;

    /// <summary>How often something was forgotten: to be read before the thing itself is, and given to <see cref="Keep"/>.</summary>
    public int Changes => Volatile.Read(ref _changes);

    public int Count => _young.Count + _old.Count;

    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_young.TryGetValue(key, out value))
        {
            return true;
        }

        if (!_old.ContainsKey(key))
        {
            return false;
        }

        lock (_gate)
        {
            if (_old.TryRemove(key, out value))
            {
                Add(key, value);
                return true;
            }

            return _young.TryGetValue(key, out value);
        }
    }

    /// <summary>Keeps a thing, unless anything was forgotten since it was read: it might be that.</summary>
    /// <param name="changes"><see cref="Changes"/> as it was before the thing was read.</param>
    public void Keep(TKey key, TValue value, int changes)
    {
        lock (_gate)
        {
            if (changes == _changes)
            {
                _old.TryRemove(key, out _);
                Add(key, value);
            }
        }
    }

    public void Forget(TKey key)
    {
        lock (_gate)
        {
            _changes++;
            _old.TryRemove(key, out _);
            _inYoung -= _young.TryRemove(key, out _) ? 1 : 0;
        }
    }

    private void Add(TKey key, TValue value)
    {
        if (!_young.ContainsKey(key) && ++_inYoung > most / 2)
        {
            (_old, _young, _inYoung) = (_young, new(), 1);
        }

        _young[key] = value;
    }
}
