using System.Buffers;
using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that use a topic's words and weighs them with BM25, a word and what it may stand as counting as one.</summary>
internal sealed class Matcher(TenantEvidence evidence, bool[] mayOpen)
{
    private const double PartTopicCoverage = 0.5;
    private const int WholeTopicMark = 1 << 30;
    private const int PartTopicMark = 1 << 29;

    private readonly double[] _lengthFactor = [.. Enum.GetValues<EvidenceKind>().Select(kind => KnowWeights.LengthDiscount / evidence.MeanLength(kind))];

    private readonly HashSet<int> _people = [];

    /// <summary>Every piece that the searcher could open and that uses a word of the topic, in no particular order.</summary>
    public List<PieceMatch> Match(AskedTopic topic)
    {
        var fits = ArrayPool<float>.Shared.Rent(evidence.Slots);
        var marks = ArrayPool<int>.Shared.Rent(evidence.Slots);
        var scratch = ArrayPool<float>.Shared.Rent(evidence.Slots);
        try
        {
            fits.AsSpan(0, evidence.Slots).Clear();
            marks.AsSpan(0, evidence.Slots).Clear();
            scratch.AsSpan(0, evidence.Slots).Clear();
            Span<double> shares = stackalloc double[TopicReader.MostConcepts];
            for (var i = 0; i < topic.Concepts.Count; i++)
            {
                shares[i] = Weigh(topic.Concepts[i], 1 << i, fits, marks, scratch);
            }

            Mark(topic.Whole, WholeTopicMark, marks);
            Mark(topic.Part, PartTopicMark, marks);
            return Collect(shares[..topic.Concepts.Count], fits, marks);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(fits);
            ArrayPool<int>.Shared.Return(marks);
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    // Adds one concept to every piece that has it; returns how much of the topic it is.
    private double Weigh(Concept concept, int mark, float[] fits, int[] marks, float[] scratch)
    {
        if (concept.Alternatives is [{ Terms: [var only], Weight: var weight }])
        {
            var postings = evidence.Vocabulary.PostingsOf(only);
            var worth = (float)Telling(postings.Count) * concept.Times * weight;
            for (var i = 0; i < postings.Count; i++)
            {
                var slot = postings.Slots[i];
                fits[slot] += worth * Saturated(slot, postings.Times[i]);
                marks[slot] |= mark;
            }

            return Share(postings.Slots);
        }

        var found = new List<int>();
        foreach (var alternative in concept.Alternatives)
        {
            Offer(alternative, scratch, found);
        }

        var telling = (float)Telling(found.Count) * concept.Times;
        foreach (var slot in found)
        {
            fits[slot] += telling * scratch[slot];
            marks[slot] |= mark;
            scratch[slot] = 0;
        }

        return Share(CollectionsMarshal.AsSpan(found));
    }

    // A rare word says much about a topic, and more so when the same few people keep using it (“hinic” in a driver team) than when many
    // use it once (“machine”). On judged topics this told the two apart where rarity alone cannot.
    private double Share(ReadOnlySpan<int> slots)
    {
        _people.Clear();
        foreach (var slot in slots)
        {
            _people.Add(evidence.Pieces[slot]!.Person);
        }

        return Telling(slots.Length) * (1 + (slots.Length == 0 ? 0 : Math.Log((double)slots.Length / _people.Count)));
    }

    // The best alternative counts, not the sum: a text that writes both “k8s” and “kubernetes” says it once.
    private void Offer(Alternative alternative, float[] scratch, List<int> found)
    {
        var rarest = alternative.Terms.MinBy(term => evidence.Vocabulary.PostingsOf(term).Count);
        var postings = evidence.Vocabulary.PostingsOf(rarest);
        for (var i = 0; i < postings.Count; i++)
        {
            var slot = postings.Slots[i];
            var times = postings.Times[i];
            foreach (var other in alternative.Terms)
            {
                times = other == rarest ? times : Math.Min(times, TimesIn(other, slot));
            }

            if (times <= 0)
            {
                continue;
            }

            if (scratch[slot] == 0)
            {
                found.Add(slot);
            }

            scratch[slot] = Math.Max(scratch[slot], alternative.Weight * Saturated(slot, times));
        }
    }

    private float TimesIn(int term, int slot)
    {
        var postings = evidence.Vocabulary.PostingsOf(term);
        var at = postings.Slots.BinarySearch(slot);
        return at >= 0 ? postings.Times[at] : 0;
    }

    private float Saturated(int slot, float times)
    {
        var piece = evidence.Pieces[slot]!;
        var length = 1 - KnowWeights.LengthDiscount + (float)(_lengthFactor[(int)piece.Kind] * piece.Length);
        return times * (KnowWeights.Saturation + 1) / (times + (KnowWeights.Saturation * length));
    }

    private double Telling(int pieces) => Math.Log(1 + ((evidence.Count - pieces + 0.5) / (pieces + 0.5)));

    private void Mark(IReadOnlyList<int> topics, int mark, int[] marks)
    {
        foreach (var topic in topics)
        {
            foreach (var slot in evidence.Vocabulary.PostingsOf(topic).Slots)
            {
                marks[slot] |= mark;
            }
        }
    }

    private List<PieceMatch> Collect(ReadOnlySpan<double> shares, float[] fits, int[] marks)
    {
        var matches = new List<PieceMatch>();
        var best = 0f;
        var all = 0.0;
        foreach (var share in shares)
        {
            all += share;
        }

        for (var slot = 0; slot < evidence.Slots; slot++)
        {
            if (marks[slot] != 0 && evidence.Pieces[slot] is { } piece && mayOpen[piece.Audience])
            {
                best = Math.Max(best, fits[slot]);
                var isNamed = (marks[slot] & WholeTopicMark) != 0;
                var coverage = isNamed ? 1 : Covered(marks[slot], shares) / all;
                coverage = (marks[slot] & PartTopicMark) != 0 ? Math.Max(coverage, PartTopicCoverage) : coverage;
                matches.Add(new PieceMatch(piece, fits[slot], coverage, isNamed));
            }
        }

        for (var i = 0; i < matches.Count; i++)
        {
            var fit = best > 0 ? matches[i].Fit / best : 0;
            matches[i] = matches[i] with { Fit = matches[i].IsNamedTopic ? Math.Max(fit, KnowWeights.NamedTopic) : fit };
        }

        return matches;
    }

    private static double Covered(int marks, ReadOnlySpan<double> shares)
    {
        var covered = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            covered += (marks & (1 << i)) != 0 ? shares[i] : 0;
        }

        return covered;
    }
}
