using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Asking;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Finds the pieces that use a topic's words and weighs them with BM25, a word and what it may stand as counting as one.</summary>
internal sealed class Matcher
{
    private const float PartTopicCoverage = 0.5f;
    private const int MostPieces = 3_000;
    private const int StepsOfFit = 512;
    private const int FewPieces = 1_000;
    private const int PiecesOfEverybody = 50;
    private const int WholeTopicBit = 30;
    private const int WholeTopicMark = 1 << WholeTopicBit;
    private const int PartTopicMark = 1 << 29;

    private readonly Sight _sight;
    private readonly Workspace _space;

    // By norm: what stands beside the uses in BM25's denominator.
    private readonly float[] _discounts;

    public Matcher(Sight sight, Workspace space)
    {
        (_sight, _space, _discounts) = (sight, space, space.Discounts);
        Norms.Discounts(sight.View.Totals, _discounts);
    }

    /// <summary>
    /// Gives the workspace, as its matches, the pieces that the searcher sees and that fit the topic at least a quarter as well as the best one does.
    /// </summary>
    public void Match(AskedTopic topic)
    {
        var count = topic.Concepts.Count;
        var pieces = _space.Concepts(count);
        Span<float> tellings = stackalloc float[TopicReader.MostConcepts];
        Span<float> shares = stackalloc float[TopicReader.MostConcepts];
        for (var i = 0; i < count; i++)
        {
            Find(topic.Concepts[i], pieces[i]);
            tellings[i] = Telling(pieces[i].Count) * topic.Concepts[i].Times;
        }

        var areWhole = Summation.Of(pieces, tellings[..count], _space, _sight.View);
        for (var i = 0; i < count; i++)
        {
            shares[i] = areWhole || count == 1 ? 1 : Share(pieces[i].Slots);
        }

        foreach (var whole in topic.Whole)
        {
            var named = Named(whole);
            _space.Add(named.Slots, named.Fits, telling: 0, WholeTopicMark);
        }

        foreach (var part in topic.Part)
        {
            var named = Named(part);
            _space.Pieces.AddWhereFound(named.Slots, named.Fits, telling: 0, PartTopicMark);
        }

        Collect(shares[..count]);
    }

    private void Find(Concept concept, ConceptPieces pieces)
    {
        pieces.Begin(0);
        foreach (ref readonly var alternative in CollectionsMarshal.AsSpan(concept.Alternatives))
        {
            if (pieces.Count == 0)
            {
                Weigh(_space.Gatherer.OfAll(alternative.Terms), alternative.Weight, pieces);
                continue;
            }

            Weigh(_space.Gatherer.OfAll(alternative.Terms), alternative.Weight, _space.Alternative);
            if (_space.Alternative.Count > 0)
            {
                _space.Merged.Merge(pieces, _space.Alternative);
                pieces.Swap(_space.Merged);
            }
        }
    }

    private void Weigh(Gathered found, float weight, ConceptPieces pieces)
    {
        pieces.Begin(found.Count);
        var slots = found.Slots;
        var uses = found.Uses;
        var norms = _sight.View.Norms;
        var most = weight * KnowWeights.MostOfAWord;
        for (var i = 0; i < slots.Length; i++)
        {
            var times = (float)uses[i] / Uses.InText;
            pieces.Add(slots[i], most * times / (times + _discounts[norms[slots[i]]]));
        }
    }

    private float Telling(int pieces) => (float)SameMath.Log(1 + ((_sight.View.Totals.Pieces - pieces + 0.5) / (pieces + 0.5)));

    // A rare word says much about a topic, and more so when the same few people keep using it (“hinic” in a driver team) than when many
    // use it once (“machine”). On judged topics this told the two apart where rarity alone cannot. A word in more than a fiftieth of all pieces is everybody's.
    private float Share(ReadOnlySpan<int> slots)
    {
        if (slots.Length == 0 || slots.Length > Math.Max(FewPieces, _sight.View.Totals.Pieces / PiecesOfEverybody))
        {
            return Telling(slots.Length);
        }

        var count = _space.CountPeople();
        var people = 0;
        Span<Slot> some = stackalloc Slot[Slot.AtOnce];
        for (var rest = slots; rest.Length > 0; rest = rest[Math.Min(Slot.AtOnce, rest.Length)..])
        {
            foreach (ref readonly var piece in _sight.View.Read(rest, some))
            {
                people += count.IsNew(piece.Person) ? 1 : 0;
            }
        }

        return Telling(slots.Length) * (1 + (float)SameMath.Log((double)slots.Length / people));
    }

    // To be marked, and no more: the words of a topic's name are counted already.
    private ConceptPieces Named(int topic)
    {
        var found = _space.Gatherer.OfTopic(topic);
        var pieces = _space.Alternative;
        pieces.Begin(found.Count);
        foreach (var slot in found.Slots)
        {
            pieces.Add(slot, fit: 0);
        }

        return pieces;
    }

    private void Collect(ReadOnlySpan<float> shares)
    {
        var all = 0f;
        foreach (var share in shares)
        {
            all += share;
        }

        var pieces = _space.Pieces;
        var slots = pieces.Slots;
        var fits = pieces.Fits;
        var marks = pieces.Marks;
        var scale = pieces.Best > 0 ? 1 / pieces.Best : 0;
        var least = LeastFit(fits, scale);
        var matches = _space.Matches;
        foreach (var i in Fitting(fits, marks, least, scale))
        {
            var isNamed = (marks[i] & WholeTopicMark) != 0;
            var fit = Math.Min(1, fits[i] * scale);
            var coverage = isNamed ? 1 : Covered(marks[i], shares) / all;
            matches.Add(new PieceMatch(
                slots[i],
                isNamed ? Math.Max(fit, KnowWeights.NamedTopic) : fit,
                (marks[i] & PartTopicMark) != 0 ? Math.Max(coverage, PartTopicCoverage) : coverage,
                isNamed));
        }
    }

    // Numbers of the pieces that fit, or are filed under the very topic.
    private ReadOnlySpan<int> Fitting(ReadOnlySpan<float> fits, ReadOnlySpan<int> marks, float least, float scale)
    {
        var fitting = _space.Numbers(fits.Length);
        var count = 0;
        for (var i = 0; i < fits.Length; i++)
        {
            // No branch to foresee: a number that does not belong here is written over by the next.
            fitting[count] = i;
            count += (Math.Min(1, fits[i] * scale) >= least ? 1 : 0) | ((marks[i] & WholeTopicMark) >> WholeTopicBit);
        }

        return fitting[..count];
    }

    // Of a word that everybody uses the best three thousand pieces are enough to tell who knows (measured: nothing changes down to two thousand). Cut between steps of the fit, never among equal pieces, so that their order cannot show.
    private static float LeastFit(ReadOnlySpan<float> fits, float scale)
    {
        if (fits.Length <= MostPieces)
        {
            return KnowWeights.LeastFit;
        }

        Span<int> steps = stackalloc int[StepsOfFit + 1];
        foreach (var fit in fits)
        {
            steps[(int)(Math.Min(1, fit * scale) * StepsOfFit)]++;
        }

        var (step, count) = (StepsOfFit, steps[StepsOfFit]);
        while (step > 0 && count < MostPieces)
        {
            count += steps[--step];
        }

        return Math.Max(KnowWeights.LeastFit, (float)step / StepsOfFit);
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
