using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that use a topic's words and weighs them with BM25, a word and what it may stand as counting as one.</summary>
internal sealed class Matcher(TenantEvidence evidence, bool[] mayOpen, Workspace space)
{
    private const float PartTopicCoverage = 0.5f;
    private const int WholeTopicMark = 1 << 30;
    private const int PartTopicMark = 1 << 29;

    private readonly float[] _lengthFactor = LengthFactors(evidence);

    /// <summary>Gives the workspace, as its matches, every piece that the searcher could open and that uses a word of the topic.</summary>
    public void Match(AskedTopic topic)
    {
        Span<float> shares = stackalloc float[TopicReader.MostConcepts];
        for (var i = 0; i < topic.Concepts.Count; i++)
        {
            shares[i] = Weigh(topic.Concepts[i], 1 << i);
        }

        Mark(topic.Whole, WholeTopicMark);
        Mark(topic.Part, PartTopicMark);
        Collect(shares[..topic.Concepts.Count]);
    }

    private static float[] LengthFactors(TenantEvidence evidence)
    {
        var factors = new float[TenantEvidence.Kinds.Length];
        foreach (var kind in TenantEvidence.Kinds)
        {
            factors[(int)kind] = (float)(KnowWeights.Saturation * KnowWeights.LengthDiscount / evidence.MeanLength(kind));
        }

        return factors;
    }

    // Adds one concept to every piece that has it; returns how much of the topic it is.
    private float Weigh(Concept concept, int mark)
    {
        var (fits, best) = (space.Fits, space.Best);
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
                Mark(slot, mark);
            }

            return Share(slots);
        }

        var found = space.Found;
        foreach (ref readonly var alternative in CollectionsMarshal.AsSpan(concept.Alternatives))
        {
            Offer(in alternative, best, found);
        }

        var telling = Telling(found.Count) * concept.Times;
        foreach (var slot in found)
        {
            fits[slot] += telling * best[slot];
            best[slot] = 0;
            Mark(slot, mark);
        }

        var share = Share(CollectionsMarshal.AsSpan(found));
        found.Clear();
        return share;
    }

    // A rare word says much about a topic, and more so when the same few people keep using it (“hinic” in a driver team) than when many
    // use it once (“machine”). On judged topics this told the two apart where rarity alone cannot.
    private float Share(ReadOnlySpan<int> slots)
    {
        var personOf = evidence.Pieces.People;
        var count = space.CountPeople();
        var people = 0;
        foreach (var slot in slots)
        {
            people += count.IsNew(personOf[slot]) ? 1 : 0;
        }

        return Telling(slots.Length) * (1 + (people == 0 ? 0 : MathF.Log((float)slots.Length / people)));
    }

    // The best alternative counts, not the sum: a text that writes both “k8s” and “kubernetes” says it once.
    private void Offer(in Alternative alternative, float[] best, List<int> found)
    {
        var terms = alternative.Terms;
        var rarest = Rarest(terms);
        var postings = evidence.Vocabulary.PostingsOf(rarest);
        var slots = postings.Slots;
        var times = postings.Times;
        for (var i = 0; i < slots.Length; i++)
        {
            var slot = slots[i];
            var uses = times[i];
            foreach (var other in terms)
            {
                uses = other == rarest ? uses : Math.Min(uses, TimesIn(other, slot));
            }

            if (uses <= 0)
            {
                continue;
            }

            if (best[slot] == 0)
            {
                found.Add(slot);
            }

            best[slot] = Math.Max(best[slot], alternative.Weight * Saturated(uses, evidence.Pieces.Lengths[slot], evidence.Pieces.Kinds[slot]));
        }
    }

    private int Rarest(ReadOnlySpan<int> terms)
    {
        var rarest = terms[0];
        foreach (var term in terms[1..])
        {
            rarest = evidence.Vocabulary.PostingsOf(term).Count < evidence.Vocabulary.PostingsOf(rarest).Count ? term : rarest;
        }

        return rarest;
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

    private void Mark(IReadOnlyList<int> topics, int mark)
    {
        for (var i = 0; i < topics.Count; i++)
        {
            foreach (var slot in evidence.Vocabulary.PostingsOf(topics[i]).Slots)
            {
                Mark(slot, mark);
            }
        }
    }

    private void Mark(int slot, int mark)
    {
        ref var marks = ref space.Marks[slot];
        if (marks == 0)
        {
            space.Marked.Add(slot);
        }

        marks |= mark;
    }

    // Turns the marked slots into matches, and clears them for the next topic.
    private void Collect(ReadOnlySpan<float> shares)
    {
        var all = 0f;
        foreach (var share in shares)
        {
            all += share;
        }

        var best = 0f;
        var matches = space.Matches;
        foreach (var slot in space.Marked)
        {
            var (marks, fit) = (space.Marks[slot], space.Fits[slot]);
            (space.Marks[slot], space.Fits[slot]) = (0, 0);
            if (evidence.Pieces.IsOpen(slot, mayOpen))
            {
                best = Math.Max(best, fit);
                var isNamed = (marks & WholeTopicMark) != 0;
                var coverage = isNamed ? 1 : Covered(marks, shares) / all;
                matches.Add(new PieceMatch(slot, fit, (marks & PartTopicMark) != 0 ? Math.Max(coverage, PartTopicCoverage) : coverage, isNamed));
            }
        }

        space.Marked.Clear();

        foreach (ref var match in CollectionsMarshal.AsSpan(matches))
        {
            var fit = best > 0 ? match.Fit / best : 0;
            match = match with { Fit = match.IsNamedTopic ? Math.Max(fit, KnowWeights.NamedTopic) : fit };
        }
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
