using System.Diagnostics;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Tests.Expertise.Histories;

/// <summary>Plays what happens to one index, and tells another just what is left of it, in another order. The two must not be told apart.</summary>
internal static class History
{
    public const string Tenant = "t";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static ExpertIndex NewIndex()
    {
        var index = new ExpertIndex();
        index.SetSynonyms(Tenant, ["zpx = payroll", "heron ~ vacation : 0.7"]);
        return index;
    }

    /// <returns>Null when the two are alike; otherwise what they are asked and what they say.</returns>
    public static string? Difference(IReadOnlyList<Happening> happenings)
    {
        var known = new Dictionary<string, EvidenceDocument>(StringComparer.Ordinal);
        var eventful = NewIndex();
        try
        {
            foreach (var happening in happenings)
            {
                happening.Change(known);
                eventful = happening.Apply(eventful);
            }

            using var plain = NewIndex();
            foreach (var piece in known.Values.OrderBy(piece => StableHash(piece.Id)).ThenBy(piece => piece.Id, StringComparer.Ordinal))
            {
                plain.Put(Tenant, piece);
            }

            return Inquiries.Difference(eventful, plain, known.Keys);
        }
        catch (Exception failed) when (failed is InvalidDataException or IndexOutOfRangeException or NullReferenceException or ArgumentException)
        {
            return failed.ToString();
        }
        finally
        {
            eventful.Dispose();
        }
    }

    /// <summary>Leaves out whatever the difference does not need, as long as that takes a few seconds only.</summary>
    public static IReadOnlyList<Happening> Shortened(IReadOnlyList<Happening> happenings)
    {
        List<Happening> shortest = [.. happenings];
        var clock = Stopwatch.StartNew();
        for (var size = shortest.Count / 2; size > 0; size = size > 1 ? size / 2 : 0)
        {
            for (var at = 0; at < shortest.Count && clock.Elapsed < Patience;)
            {
                List<Happening> shorter = [.. shortest.Take(at), .. shortest.Skip(at + size)];
                if (Difference(shorter) is not null)
                {
                    shortest = shorter;
                }
                else
                {
                    at += size;
                }
            }
        }

        return shortest;
    }

    // The same on every run, so that a failure comes again.
    private static uint StableHash(string id)
    {
        var hash = 2_166_136_261u;
        foreach (var letter in id)
        {
            hash = (hash ^ letter) * 16_777_619;
        }

        return hash;
    }
}
