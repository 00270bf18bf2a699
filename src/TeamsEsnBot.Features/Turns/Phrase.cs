using System.Diagnostics.CodeAnalysis;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// Words a feature listens to: <c>who knows [about|of] {topic}</c>. Brackets may be missing, bars are choices, braces take one or more words, and
/// braces in brackets any words or none.
/// A word of four letters or more may hold a typo. A question mark at the end asks for one there.
/// </summary>
internal sealed class Phrase
{
    // Politeness and openings carry no meaning here; “hi, can you please tell me who knows about x, thanks” is “who knows about x”.
    private static readonly HashSet<string> Polite = new(StringComparer.Ordinal)
    {
        "hi", "hey", "hello", "please", "pls", "thanks", "thx", "ok", "okay", "so", "well", "um", "hmm", "bot", "can", "could", "would", "you", "u", "tell", "me", "say",
        "do", "know", "quick", "question", "just", "wondering", "wonder", "i", "i'm", "im", "need", "to", "find", "out", "show", "kindly", "and", "",
    };

    private static readonly HashSet<string> PoliteAtTheEnd = new(StringComparer.Ordinal) { "please", "pls", "thanks", "thx", "thank", "you", "here", "" };

    /// <summary>How sure a word makes it that was said as it is listed.</summary>
    public const int AsListed = 10;

    private readonly Part[] _parts;
    private readonly Part[] _alwaysSaid;
    private readonly bool _isAsked;

    private Phrase(string pattern, Part[] parts, bool isAsked)
    {
        Pattern = pattern;
        _parts = parts;
        _isAsked = isAsked;
        _alwaysSaid = [.. parts.Where(part => part is { IsSlot: false, IsOptional: false })];
    }

    public string Pattern { get; }

    /// <summary>The words that must be said, each with its choices.</summary>
    public IReadOnlyList<IReadOnlyList<string>> AlwaysSaid => [.. _alwaysSaid.Select(part => part.Choices)];

    /// <summary>
    /// Sentences that the phrase was made for: the shortest, and one for each choice and each word that may be missing. Not every combination of
    /// them, which for a long phrase are thousands: for finding phrases that collide one at a time is enough.
    /// </summary>
    public IEnumerable<string> Samples => Enumerable.Range(0, _parts.Length)
        .SelectMany(varied => _parts[varied].Spellings.Select(spelling => Sample(varied, spelling) + (_isAsked ? "?" : "")))
        .Distinct(StringComparer.Ordinal);

    public static Phrase Of(string pattern)
    {
        var isAsked = pattern.EndsWith('?');
        var parts = pattern.TrimEnd('?').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Part.Of).ToArray();
        return parts.Any(part => part is { IsSlot: false, IsOptional: false })
            ? new Phrase(pattern, parts, isAsked)
            : throw new ArgumentException($"“{pattern}” has no word that must be said, so it would match everything.", nameof(pattern));
    }

    /// <summary>Whether the sentence says this, how surely, and what stands in the slots.</summary>
    public bool TryMatch(Words said, [NotNullWhen(true)] out Match? match)
    {
        match = MayBeIn(said) ? Read(said) : null;
        return match is not null;
    }

    /// <summary>Reads the sentence word by word, every way it can be read.</summary>
    public Match? Read(Words said)
    {
        if (_isAsked && !said.IsQuestion)
        {
            return null;
        }

        var end = said.Count;
        while (end > 0 && PoliteAtTheEnd.Contains(said[end - 1]))
        {
            end--;
        }

        // “thank you” is nothing but politeness, and meant.
        return Read(said, end) ?? (end < said.Count ? Read(said, said.Count) : null);
    }

    /// <summary>False when a word that is always part of the phrase was not said, or not after those before it.</summary>
    private bool MayBeIn(Words said)
    {
        var at = 0;
        foreach (var wanted in _alwaysSaid)
        {
            while (at < said.Count && wanted.Likeness(said[at]) is null)
            {
                at++;
            }

            if (at++ >= said.Count)
            {
                return false;
            }
        }

        return true;
    }

    private Match? Read(Words said, int end)
    {
        Span<(int From, int To)> taken = stackalloc (int, int)[_parts.Length];
        for (var start = 0; start < end; start++)
        {
            if (Fit(said, start, end, 0, taken) is { } certainty)
            {
                return new Match(certainty + (_isAsked ? AsListed : 0), Slots(said, taken));
            }

            if (!Polite.Contains(said[start]))
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Sum over the literal words: ten for each, less for one with a typo; null when the rest does not fit.</summary>
    private int? Fit(Words said, int at, int end, int part, Span<(int From, int To)> taken)
    {
        if (part == _parts.Length)
        {
            return at == end ? 0 : null;
        }

        var wanted = _parts[part];
        if (wanted is { IsSlot: true, IsOptional: true })
        {
            for (var until = at; until <= end; until++)
            {
                if (Fit(said, until, end, part + 1, taken) is { } rest)
                {
                    taken[part] = (at, until);
                    return rest;
                }
            }

            return null;
        }

        if (wanted.IsSlot)
        {
            // The longest reading first, so that the last slot takes the whole rest.
            for (var until = part == _parts.Length - 1 ? end : end - 1; until > at; until--)
            {
                if (Fit(said, until, end, part + 1, taken) is { } rest)
                {
                    taken[part] = (at, until);
                    return rest;
                }
            }

            return null;
        }

        if (at < end && wanted.Likeness(said[at]) is { } likeness && Fit(said, at + 1, end, part + 1, taken) is { } after)
        {
            return likeness + after;
        }

        return wanted.IsOptional ? Fit(said, at, end, part + 1, taken) : null;
    }

    private Dictionary<string, string> Slots(Words said, ReadOnlySpan<(int From, int To)> taken)
    {
        var slots = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var part = 0; part < _parts.Length; part++)
        {
            if (_parts[part].IsSlot)
            {
                slots[_parts[part].Name] = said.Between(taken[part].From, taken[part].To);
            }
        }

        return slots;
    }

    private string Sample(int varied, string spelling) => string.Join(
        ' ',
        _parts.Select((part, at) => at == varied ? spelling : part.IsOptional ? "" : part.Spellings[0]).Where(word => word.Length > 0));

    /// <param name="Certainty">Higher means more words were said as listed.</param>
    /// <param name="Slots">Slot name to the words in it, as typed.</param>
    internal sealed record Match(int Certainty, IReadOnlyDictionary<string, string> Slots)
    {
        public string this[string slot] => Slots.TryGetValue(slot, out var words) ? words : "";
    }

    private sealed record Part(string Name, string[] Choices, bool IsSlot, bool IsOptional)
    {
        /// <summary>What may stand here; for a slot, any word.</summary>
        public string[] Spellings => IsSlot ? ["zebra"] : Choices;

        public static Part Of(string text) => text switch
        {
            ['{', .. var name, '}'] => new Part(name, [], IsSlot: true, IsOptional: false),
            ['[', '{', .. var name, '}', ']'] => new Part(name, [], IsSlot: true, IsOptional: true),
            ['[', .. var choices, ']'] => new Part("", choices.Split('|'), IsSlot: false, IsOptional: true),
            _ => new Part("", text.Split('|'), IsSlot: false, IsOptional: false),
        };

        /// <summary>How much the word is like the best of the choices: ten when it is the same, less with a typo; null when it is another word.</summary>
        public int? Likeness(string word)
        {
            int? best = null;
            foreach (var choice in Choices)
            {
                if (choice == word)
                {
                    return AsListed;
                }

                if (choice.Length >= 4 && word.Length >= 3 && Math.Abs(choice.Length - word.Length) <= 1 && Typo.IsOneAway(choice, word))
                {
                    best = 7;
                }
            }

            return best;
        }
    }
}
