using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>What the engine takes of a list of synonyms. It is asked itself: only it knows what is the same to it.</summary>
internal static class SynonymList
{
    /// <summary>Whether the engine takes all of them.</summary>
    public static bool Fits(IEnumerable<Synonym> synonyms)
    {
        // One of its own: the tenant's is in use.
        using var trial = new ExpertIndex();
        try
        {
            trial.SetSynonyms("trial", synonyms.Select(synonym => synonym.Line));
            return true;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>Sorts out those that say nothing new after those before them.</summary>
    public static (IReadOnlyList<Synonym> Fit, IReadOnlyList<Synonym> Unfit) Sort(IReadOnlyList<Synonym> synonyms)
    {
        var (fit, unfit) = (synonyms.ToList(), new List<Synonym>());
        while (!Fits(fit))
        {
            var at = FirstUnfit(fit);
            unfit.Add(fit[at]);
            fit.RemoveAt(at);
        }

        return (fit, unfit);
    }

    // A list that does not fit does so no better with more behind it.
    private static int FirstUnfit(List<Synonym> synonyms)
    {
        var (fits, fails) = (0, synonyms.Count);
        while (fails - fits > 1)
        {
            var middle = (fits + fails) / 2;
            (fits, fails) = Fits(synonyms.Take(middle)) ? (middle, fails) : (fits, middle);
        }

        return fits;
    }
}
