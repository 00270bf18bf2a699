using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>How often somebody helped the asker before, and when last.</summary>
/// <param name="LastDay">See <see cref="Slot.Day"/>.</param>
internal readonly record struct Tie(int Pieces, int LastDay);

/// <summary>Who helped somebody before: they know each other's work, and often go on.</summary>
internal static class Ties
{
    /// <summary>By person.</summary>
    public static Dictionary<int, Tie> Of(string asker, Sight sight)
    {
        var ties = new Dictionary<int, Tie>();
        if (!sight.Evidence.Helped.TryFind(asker, out var number))
        {
            return ties;
        }

        var pieces = sight.Evidence.Helped.Read(number);
        while (pieces.MoveNext())
        {
            if (sight.Sees(pieces.Slot))
            {
                ref readonly var piece = ref sight.View.Slots[pieces.Slot];
                ref var tie = ref CollectionsMarshal.GetValueRefOrAddDefault(ties, piece.Person, out _);
                tie = new Tie(tie.Pieces + 1, Math.Max(tie.LastDay, piece.Day));
            }
        }

        return ties;
    }
}
