using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that use a topic's words and weighs them with BM25, a word and what it may stand as counting as one.</summary>
internal sealed class Matcher(Sight sight, Workspace space)
{
    private const float PartTopicCoverage = 0.5f;
    private const int WholeTopicMark = 1 << 30;
    private const int PartTopicMark = 1 << 29;

    private readonly Slot[] _slots = sight.View.Slots;
    private readonly float[] _lengthFactor = LengthFactors(sight.View.Totals);

    /// <summary>Gives the workspace, as its matches, every piece that the searcher sees and that uses a word of the topic.</summary>
    public void Match(AskedTopic topic)
    {
        Span<float> shares = stackalloc float[TopicReader.MostConcepts];
        for (var i = 0; i < topic.Concepts.Count; i++)
        {
            shares[i] = Weigh(topic.Concepts[i], 1 << i, isAlone: topic.Concepts.Count == 1);
        }

        Mark(topic.Whole, WholeTopicMark);
        Mark(topic.Part, PartTopicMark);
        Collect(shares[..topic.Concepts.Count]);
    }

    private static float[] LengthFactors(Totals totals)
    {
        var factors = new float[(int)EvidenceKind.Asked + 1];
        for (var kind = 0; kind < factors.Length; kind++)
        {
            factors[kind] = (float)(KnowWeights.Saturation * KnowWeights.LengthDiscount / totals.MeanLength((EvidenceKind)kind));
        }

        return factors;
    }

    // Adds one concept to every piece that has it; returns how much of the topic it is.
    private float Weigh(Concept concept, int mark, bool isAlone)
    {
        var cells = space.Cells;
        if (concept.Alternatives is [{ Terms: [var only], Weight: var weight }])
        {
            var found = Gather(only);
            var slots = found.Slots;
            var uses = found.Uses;
            var worth = Telling(slots.Length) * concept.Times * weight;
            for (var i = 0; i < slots.Length; i++)
            {
                var slot = slots[i];
                ref var cell = ref cells[slot];
                cell.Fit += worth * Saturated(uses[i], in _slots[slot]);
                Mark(slot, ref cell, mark);
            }

            return isAlone ? 1 : Share(slots);
        }

        foreach (ref readonly var alternative in CollectionsMarshal.AsSpan(concept.Alternatives))
        {
            Offer(in alternative, cells);
        }

        var best = space.Found;
        var telling = Telling(best.Count) * concept.Times;
        foreach (var slot in best)
        {
            ref var cell = ref cells[slot];
            cell.Fit += telling * cell.Best;
            cell.Best = 0;
            Mark(slot, ref cell, mark);
        }

        var share = isAlone ? 1 : Share(CollectionsMarshal.AsSpan(best));
        best.Clear();
        return share;
    }

    // A rare word says much about a topic, and more so when the same few people keep using it (“hinic” in a driver team) than when many
    // use it once (“machine”). On judged topics this told the two apart where rarity alone cannot.
    private float Share(ReadOnlySpan<int> slots)
    {
        var count = space.CountPeople();
        var people = 0;
        foreach (var slot in slots)
        {
            people += count.IsNew(_slots[slot].Person) ? 1 : 0;
        }

        return Telling(slots.Length) * (1 + (people == 0 ? 0 : (float)SameMath.Log((double)slots.Length / people)));
    }

    // The best alternative counts, not the sum: a text that writes both “k8s” and “kubernetes” says it once.
    private void Offer(in Alternative alternative, Workspace.Cell[] cells)
    {
        var found = All(alternative.Terms);
        var slots = found.Slots;
        var uses = found.Uses;
        for (var i = 0; i < slots.Length; i++)
        {
            ref var cell = ref cells[slots[i]];
            if (cell.Best == 0)
            {
                space.Found.Add(slots[i]);
            }

            cell.Best = Math.Max(cell.Best, alternative.Weight * Saturated(uses[i], in _slots[slots[i]]));
        }
    }

    // The pieces that use all the terms.
    private Gathered All(ReadOnlySpan<int> terms)
    {
        if (terms is [var only])
        {
            return Gather(only);
        }

        var together = space.Together;
        together.Copy(Gather(terms[0]));
        foreach (var term in terms[1..])
        {
            together.Intersect(Gather(term));
        }

        return together;
    }

    private Gathered Gather(int term) => space.Gatherer.Of(sight.Evidence.Vocabulary.Lexicon, term, sight);

    private float Saturated(int uses, in Slot piece)
    {
        var times = (float)uses / Uses.InText;
        return times * (KnowWeights.Saturation + 1) / (times + (KnowWeights.Saturation * (1 - KnowWeights.LengthDiscount)) + (_lengthFactor[(int)piece.Kind] * piece.Length));
    }

    private float Telling(int pieces) => (float)SameMath.Log(1 + ((sight.View.Totals.Pieces - pieces + 0.5) / (pieces + 0.5)));

    private void Mark(IReadOnlyList<int> topics, int mark)
    {
        for (var i = 0; i < topics.Count; i++)
        {
            foreach (var slot in space.Gatherer.Of(sight.Evidence.Topics, topics[i], sight).Slots)
            {
                Mark(slot, ref space.Cells[slot], mark);
            }
        }
    }

    private void Mark(int slot, ref Workspace.Cell cell, int mark)
    {
        if (cell.Marks == 0)
        {
            space.Marked.Add(slot);
        }

        cell.Marks |= mark;
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
            ref var cell = ref space.Cells[slot];
            var isNamed = (cell.Marks & WholeTopicMark) != 0;
            var coverage = isNamed ? 1 : Covered(cell.Marks, shares) / all;
            best = Math.Max(best, cell.Fit);
            matches.Add(new PieceMatch(slot, cell.Fit, (cell.Marks & PartTopicMark) != 0 ? Math.Max(coverage, PartTopicCoverage) : coverage, isNamed));
            cell = default;
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
