using System.Numerics;

namespace TeamsEsnBot.Features.Turns;

/// <summary>
/// The letters of many phrases in one piece of memory. Every message is held against every phrase there is, and nearly all of them lack a word: here that is found
/// out without touching the phrases themselves.
/// </summary>
internal sealed class PhraseSieve
{
    // For each phrase where it begins in _letters: the number of words it always has, and for each of them the number of its choices and their letters.
    private readonly List<int> _starts = [];
    private uint[] _letters = [];

    /// <param name="phrase">Null for what listens to any words.</param>
    public void Add(Phrase? phrase)
    {
        _starts.Add(_letters.Length);
        var words = phrase?.AlwaysSaid ?? [];
        _letters = [.. _letters, (uint)words.Count, .. words.SelectMany(choices => choices.Select(Words.LettersOf).Prepend((uint)choices.Count))];
    }

    /// <summary>False when the phrase surely is not in the sentence.</summary>
    /// <param name="phrase">Its number, in the order they were added.</param>
    public bool MayBeIn(int phrase, Words said)
    {
        var rest = _letters.AsSpan(_starts[phrase]);
        var words = (int)rest[0];
        rest = rest[1..];
        for (; words > 0; words--)
        {
            var choices = (int)rest[0];
            if (!IsOneSaid(rest.Slice(1, choices), said.Letters))
            {
                return false;
            }

            rest = rest[(choices + 1)..];
        }

        return true;
    }

    /// <summary>One slip of the finger takes a letter away, adds one, or both: words that differ by more letters are different words.</summary>
    private static bool IsOneSaid(ReadOnlySpan<uint> choices, ReadOnlySpan<uint> said)
    {
        foreach (var choice in choices)
        {
            foreach (var word in said)
            {
                if (BitOperations.PopCount(choice ^ word) <= 2)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
