using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>The few reasons a person is shown with, chosen from pieces given strongest first: no two of one title, and what somebody did before a list of skills.</summary>
/// <param name="most">Reasons chosen.</param>
internal sealed class Reasons(int most)
{
    private readonly List<Evidence> _chosen = [];
    private int _deeds;

    /// <summary>True when no weaker piece can change the choice.</summary>
    public bool IsComplete => _deeds >= most;

    public void Add(Evidence piece)
    {
        foreach (var known in _chosen)
        {
            if (known.Title == piece.Title)
            {
                return;
            }
        }

        _chosen.Insert(piece.Kind is EvidenceKind.Profile ? _chosen.Count : _deeds++, piece);
    }

    public Evidence[] ToArray() => CollectionsMarshal.AsSpan(_chosen)[..Math.Min(most, _chosen.Count)].ToArray();
}
