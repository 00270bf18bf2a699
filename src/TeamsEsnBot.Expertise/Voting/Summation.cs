using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Adds up, for the pieces that have some of a topic's concepts, how well each fits.</summary>
internal static class Summation
{
    /// <summary>Leaves the sums in the workspace.</summary>
    /// <param name="tellings">By concept: how much it says about a topic.</param>
    /// <returns>True when only pieces that have every concept were looked at; see <see cref="KnowWeights.EnoughPeople"/>.</returns>
    public static bool Of(ReadOnlySpan<ConceptPieces> concepts, ReadOnlySpan<float> tellings, Workspace space, View view)
    {
        Span<(int Count, int Number)> rarestFirst = stackalloc (int, int)[concepts.Length];
        for (var i = 0; i < concepts.Length; i++)
        {
            rarestFirst[i] = (concepts[i].Count, i);
        }

        rarestFirst.Sort();
        if (concepts.Length is > 1 and <= KnowWeights.MostWordsOfAWhole && rarestFirst[0].Count >= KnowWeights.EnoughPeople)
        {
            AddWhole(concepts, tellings, rarestFirst, space);
            if (AreOfEnoughPeople(space.Pieces.Slots, space, view))
            {
                return true;
            }
        }

        AddAll(concepts, tellings, rarestFirst, space);
        return false;
    }

    private static void AddWhole(
        ReadOnlySpan<ConceptPieces> concepts, ReadOnlySpan<float> tellings, ReadOnlySpan<(int Count, int Number)> rarestFirst, Workspace space)
    {
        var rarest = rarestFirst[0].Number;
        space.Pieces.Clear();
        space.Add(concepts[rarest].Slots, concepts[rarest].Fits, tellings[rarest], 1 << rarest);
        foreach (var (_, number) in rarestFirst[1..])
        {
            space.Pieces.AddWhereFound(concepts[number].Slots, concepts[number].Fits, tellings[number], 1 << number);
        }

        space.Pieces.KeepMarked((1 << concepts.Length) - 1);
    }

    private static bool AreOfEnoughPeople(ReadOnlySpan<int> slots, Workspace space, View view)
    {
        var count = space.CountPeople();
        var people = 0;
        for (var i = 0; i < slots.Length && people < KnowWeights.EnoughPeople; i++)
        {
            people += count.IsNew(view.Slots[slots[i]].Person) ? 1 : 0;
        }

        return people >= KnowWeights.EnoughPeople;
    }

    // Adds every concept to the pieces that have it, the rarest first, so that what uses only a common word is seen to be out before it is looked at.
    private static void AddAll(
        ReadOnlySpan<ConceptPieces> concepts, ReadOnlySpan<float> tellings, ReadOnlySpan<(int Count, int Number)> rarestFirst, Workspace space)
    {
        var following = 0f;
        foreach (var telling in tellings)
        {
            following += telling * KnowWeights.MostOfAWord;
        }

        space.Pieces.Clear();
        foreach (var (_, number) in rarestFirst)
        {
            // With all that may follow, a piece that begins here comes too late.
            var (concept, telling) = (concepts[number], tellings[number]);
            if (following < KnowWeights.LeastFit * space.Pieces.Best)
            {
                space.Pieces.AddWhereFound(concept.Slots, concept.Fits, telling, 1 << number);
            }
            else
            {
                space.Add(concept.Slots, concept.Fits, telling, 1 << number);
            }

            following -= telling * KnowWeights.MostOfAWord;
        }
    }
}
