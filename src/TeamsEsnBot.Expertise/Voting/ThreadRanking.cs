using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>Which threads a text is like.</summary>
internal static class ThreadRanking
{
    private const int PiecesShown = 3;
    private const double Solved = 1.1;
    private const double LeastCoverage = 0.5;
    private const double WordsOfATopic = 4;
    private const double LeastOfAQuestion = 0.3;

    /// <summary>The threads whose best piece fits best; one that was solved is a little better than one that was not.</summary>
    /// <param name="mayShow">Asked once a thread, best first, until enough are found.</param>
    public static List<ThreadMatch> Of(Workspace space, int concepts, Sight sight, int take, Func<string, bool> mayShow)
    {
        // Half of a few words is asked; of a long question, which no other has all words of, less.
        var asked = Math.Max(LeastOfAQuestion, LeastCoverage * Math.Min(1, WordsOfATopic / Math.Max(1, concepts)));
        var threads = new Dictionary<int, Found>();
        foreach (ref readonly var match in CollectionsMarshal.AsSpan(space.Matches))
        {
            if (match.Coverage >= asked && sight.Evidence.ThreadOf(match.Slot) is >= 0 and var thread)
            {
                ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(threads, thread, out _);
                found = found.With(match, sight.View.Slots[match.Slot].Kind);
            }
        }

        var (names, ids, matches) = (sight.Evidence.Threads, sight.Evidence.Ids, space.Matches);
        var shown = new List<ThreadMatch>();
        foreach (var (thread, found) in threads.OrderByDescending(thread => thread.Value.Score).ThenBy(thread => names[thread.Key], StringComparer.Ordinal))
        {
            if (shown.Count == take)
            {
                break;
            }

            if (mayShow(names[thread]))
            {
                var pieces = matches.Where(match => sight.Evidence.ThreadOf(match.Slot) == thread)
                    .Select(match => (match.Fit, Id: ids[match.Slot]))
                    .OrderByDescending(piece => piece.Fit).ThenBy(piece => piece.Id, StringComparer.Ordinal);
                shown.Add(new ThreadMatch(names[thread], [.. pieces.Take(PiecesShown).Select(piece => piece.Id)], found.IsSolved));
            }
        }

        space.Matches.Clear();
        return shown;
    }

    private readonly record struct Found(float Best, bool IsSolved)
    {
        public double Score => IsSolved ? Best * Solved : Best;

        public Found With(in PieceMatch match, EvidenceKind kind) =>
            new(Math.Max(Best, match.Fit * match.Coverage), IsSolved || kind == EvidenceKind.AnswerAccepted);
    }
}
