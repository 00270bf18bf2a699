namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>BM25 (Robertson and others, TREC-3, 1994) with the constants that the reference measured with.</summary>
internal static class Bm25
{
    private const double Saturation = 1.2;
    private const double LengthDiscount = 0.6;

    /// <summary>How much a word tells that stands in so many documents.</summary>
    public static double Telling(int documents, int with) => Math.Log(1 + ((documents - with + 0.5) / (with + 0.5)));

    /// <summary>Gives every document that uses one of the words how well it fits them.</summary>
    public static void Weigh(Shelf shelf, List<(int Term, int Times)> asked, Fits fits)
    {
        var documents = shelf.Documents;
        var ordinary = Saturation * (1 - LengthDiscount);
        var perWord = Saturation * LengthDiscount / (shelf.Length / Math.Max(1, documents.Length));
        fits.Begin(documents.Length);
        foreach (var (term, times) in asked)
        {
            var uses = shelf.PostingsOf(term).Uses;
            var worth = times * Telling(documents.Length, uses.Length) * (Saturation + 1);
            foreach (var (document, used) in uses)
            {
                fits.Add(document, worth * used / (used + ordinary + (perWord * documents[document].Length)));
            }
        }
    }
}
