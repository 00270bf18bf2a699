using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that use a topic's words and weighs them with BM25, a word and what it may stand as counting as one.</summary>
internal sealed class Matcher(TenantEvidence evidence, bool[] mayOpen)
{
    private const float PartTopicCoverage = 0.5f;
    private const int WholeTopicMark = 1 << 30;
    private const int PartTopicMark = 1 << 29;

    private readonly float[] _lengthFactor =
        [.. TenantEvidence.Kinds.Select(kind => (float)(KnowWeights.Saturation * KnowWeights.LengthDiscount / evidence.MeanLength(kind)))];

    /// <summary>Every piece that the searcher could open and that uses a word of the topic, by slot.</summary>
    public List<PieceMatch> Match(AskedTopic topic)
    {
        var slots = evidence.Pieces.Slots;
        using var fits = new Scratch<float>(slots);
        using var marks = new Scratch<int>(slots);
        using var best = new Scratch<float>(slots);
        using var people = new Scratch<int>(evidence.People);
        Span<float> shares = stackalloc float[TopicReader.MostConcepts];
        for (var i = 0; i < topic.Concepts.Count; i++)
        {
            shares[i] = Weigh(topic.Concepts[i], i, fits.Span, marks.Span, best.Span, people.Span);
        }

        Mark(topic.Whole, WholeTopicMark, marks.Span);
        Mark(topic.Part, PartTopicMark, marks.Span);
        return Collect(shares[..topic.Concepts.Count], fits.Span, marks.Span);
    }

    // Adds one concept to every piece that has it; returns how much of the topic it is.
    private float Weigh(Concept concept, int number, Span<float> fits, Span<int> marks, Span<float> best, Span<int> people)
    {
        var mark = 1 << number;
        if (concept.Alternatives is [{ Terms: [var only], Weight: var weight }])
        {
            var postings = evidence.Vocabulary.PostingsOf(only);
            var slots = postings.Slots;
            var times = postings.Times;
            var lengths = evidence.Pieces.Lengths;
            var kinds = evidence.Pieces.Kinds;
            var worth = Telling(slots.Length) * concept.Times * weight;
            for (var i = 0; i < slots.Length; i++)
            {
                var slot = slots[i];
                fits[slot] += worth * Saturated(times[i], lengths[slot], kinds[slot]);
                marks[slot] |= mark;
            }

            return Share(slots, people, number + 1);
        }

        var found = new List<int>();
        foreach (var alternative in concept.Alternatives)
        {
            Offer(alternative, best, found);
        }

        var telling = Telling(found.Count) * concept.Times;
        foreach (var slot in found)
        {
            fits[slot] += telling * best[slot];
            marks[slot] |= mark;
            best[slot] = 0;
        }

        return Share(CollectionsMarshal.AsSpan(found), people, number + 1);
    }

    // A rare word says much about a topic, and more so when the same few people keep using it (“hinic” in a driver team) than when many
    // use it once (“machine”). On judged topics this told the two apart where rarity alone cannot.
    private float Share(ReadOnlySpan<int> slots, Span<int> seen, int turn)
    {
        var personOf = evidence.Pieces.People;
        var people = 0;
        foreach (var slot in slots)
        {
            if (seen[personOf[slot]] != turn)
            {
                seen[personOf[slot]] = turn;
                people++;
            }
        }

        return Telling(slots.Length) * (1 + (people == 0 ? 0 : MathF.Log((float)slots.Length / people)));
    }

    // The best alternative counts, not the sum: a text that writes both “k8s” and “kubernetes” says it once.
    private void Offer(Alternative alternative, Span<float> best, List<int> found)
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

            if (best[slot] == 0)
            {
                found.Add(slot);
            }

            best[slot] = Math.Max(best[slot], alternative.Weight * Saturated(times, evidence.Pieces.Lengths[slot], evidence.Pieces.Kinds[slot]));
        }
    }

    private float TimesIn(int term, int slot)
    {
        var postings = evidence.Vocabulary.PostingsOf(term);
        var at = postings.Slots.BinarySearch(slot);
        return at >= 0 ? postings.Times[at] : 0;
    }

    private float Saturated(float times, int length, byte kind) =>
        times * (KnowWeights.Saturation + 1) / (times + (KnowWeights.Saturation * (1 - KnowWeights.LengthDiscount)) + (_lengthFactor[kind] * length));

    private float Telling(int pieces) => MathF.Log(1 + ((evidence.Pieces.Count - pieces + 0.5f) / (pieces + 0.5f)));

    private void Mark(IReadOnlyList<int> topics, int mark, Span<int> marks)
    {
        foreach (var topic in topics)
        {
            foreach (var slot in evidence.Vocabulary.PostingsOf(topic).Slots)
            {
                marks[slot] |= mark;
            }
        }
    }

    private List<PieceMatch> Collect(ReadOnlySpan<float> shares, ReadOnlySpan<float> fits, ReadOnlySpan<int> marks)
    {
        var all = 0f;
        foreach (var share in shares)
        {
            all += share;
        }

        var pieces = evidence.Pieces.BySlot;
        var best = 0f;
        var matches = new List<PieceMatch>(marks.Length - marks.Count(0));
        for (var slot = 0; slot < marks.Length; slot++)
        {
            var mark = marks[slot];
            if (mark != 0 && mayOpen[pieces[slot]!.Audience])
            {
                best = Math.Max(best, fits[slot]);
                var isNamed = (mark & WholeTopicMark) != 0;
                var coverage = isNamed ? 1 : Covered(mark, shares) / all;
                matches.Add(new PieceMatch(slot, fits[slot], (mark & PartTopicMark) != 0 ? Math.Max(coverage, PartTopicCoverage) : coverage, isNamed));
            }
        }

        foreach (ref var match in CollectionsMarshal.AsSpan(matches))
        {
            var fit = best > 0 ? match.Fit / best : 0;
            match = match with { Fit = match.IsNamedTopic ? Math.Max(fit, KnowWeights.NamedTopic) : fit };
        }

        return matches;
    }

    private static float Covered(int marks, ReadOnlySpan<float> shares)
    {
        var covered = 0f;
        for (var i = 0; i < shares.Length; i++)
        {
            covered += (marks & (1 << i)) != 0 ? shares[i] : 0;
        }

        return covered;
    }
}
