using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>A piece that speaks for a person.</summary>
/// <param name="IsInPassing">True when neither its title nor the topics it is filed under name what was asked: it came up in the text.</param>
internal sealed record Reason(Evidence Piece, bool IsInPassing = false);

/// <summary>
/// The few reasons a person is shown with, chosen from pieces given strongest first: no two of one title, no two of the profile, and first what a colleague sees
/// to be about what was asked. Of those, what somebody did comes before the profile.
/// </summary>
/// <param name="most">Reasons chosen.</param>
/// <param name="isNamed">Whether what was asked is named where a colleague sees it.</param>
internal sealed class Reasons(int most, Predicate<Evidence> isNamed)
{
    private readonly List<(Reason Reason, int Rank)> _chosen = [];

    /// <summary>True when no weaker piece can change the choice.</summary>
    public bool IsComplete => _chosen.Count >= most && _chosen[most - 1].Rank == 0;

    public void Add(Evidence piece)
    {
        var isProfile = piece.Kind is EvidenceKind.Profile;
        var isInPassing = !isNamed(piece);
        var rank = (isInPassing ? 2 : 0) + (isProfile ? 1 : 0);
        var same = _chosen.FindIndex(known => known.Reason.Piece.Title == piece.Title || (isProfile && known.Reason.Piece.Kind is EvidenceKind.Profile));
        if (same >= 0)
        {
            if (_chosen[same].Rank <= rank)
            {
                return;
            }

            _chosen.RemoveAt(same);
        }

        var behind = _chosen.FindIndex(known => known.Rank > rank);
        _chosen.Insert(behind < 0 ? _chosen.Count : behind, (new Reason(piece, isInPassing), rank));
    }

    public Reason[] ToArray() => [.. _chosen.Take(most).Select(chosen => chosen.Reason)];
}
