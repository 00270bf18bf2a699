using System.Diagnostics.CodeAnalysis;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>A way to find a concept: pieces that use all these terms. Nearly always it is one term, which needs no array.</summary>
internal readonly struct Alternative
{
    private readonly int[]? _several;
    private readonly int _only;

    public Alternative(int term, float weight) => (_only, Weight) = (term, weight);

    public Alternative(int[] terms, float weight) => (_several, Weight) = (terms, weight);

    [UnscopedRef]
    public ReadOnlySpan<int> Terms => _several is null ? new ReadOnlySpan<int>(in _only) : _several;

    /// <summary>1 for the word asked for; less for what only means much the same.</summary>
    public float Weight { get; }
}

/// <summary>One word of the topic asked for, with everything it may stand as in the evidence.</summary>
/// <param name="word">The word, folded.</param>
/// <param name="start">Where it stands in the topic as typed; -1 when it is part of a compound.</param>
internal sealed class Concept(string word, string term, int start, int length)
{
    public string Word => word;

    /// <summary>The term asked for; after a correction that of the right word.</summary>
    public string Term { get; set; } = term;

    public int Start => start;

    public int Length => length;

    /// <summary>Where it, or the compound that it is part of, begins in the topic as typed.</summary>
    public int From { get; init; }

    /// <summary>Where that ends.</summary>
    public int To { get; init; }

    /// <summary>Uses in the question.</summary>
    public int Times { get; set; } = 1;

    /// <summary>What the word was understood as, when that is not what was typed.</summary>
    public string? ReadAs { get; set; }

    /// <summary>The phrase it abbreviates, as terms.</summary>
    public IReadOnlyList<string>? StandsFor { get; set; }

    /// <summary>True inside a known phrase, where the word alone abbreviates nothing.</summary>
    public bool IsInPhrase { get; set; }

    /// <summary>Beginning with the word itself, if anybody wrote it.</summary>
    public List<Alternative> Alternatives { get; } = new(1);

    /// <summary>True when the word itself stands in some piece.</summary>
    public bool IsWritten => Alternatives is [{ Weight: 1 }, ..];
}

/// <summary>A topic as the index read it.</summary>
/// <param name="Concepts">At most <see cref="TopicReader.MostConcepts"/>, in the order typed.</param>
/// <param name="Whole">Terms of named topics that are the very topic asked for.</param>
/// <param name="Part">Terms of named topics that are part of it.</param>
internal sealed record AskedTopic(string Understood, List<Concept> Concepts, IReadOnlyList<int> Whole, IReadOnlyList<int> Part);
