using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Voting;

/// <summary>
/// A piece's length in a byte: in eighths of a doubling, which is as exact as a length need be, and whether people say such things about themselves. A question reads it for every word
/// found; a byte a piece stays near the processor where sixteen do not.
/// </summary>
internal static class Norms
{
    private const int Self = 128;
    private const double StepsOfADoubling = 8;

    // By norm: the length.
    private static readonly float[] Lengths =
        [.. Enumerable.Range(0, Self).Select(step => (float)(SameMath.Pow(2, step / StepsOfADoubling) - 1))];

    public static byte Of(Slot piece)
    {
        var step = Math.Min(Self - 1, (int)((SameMath.Log(1 + piece.Length) / SameMath.Log(2) * StepsOfADoubling) + 0.5));
        return (byte)(step + (Totals.IsAboutOneself(piece.Kind) ? Self : 0));
    }

    /// <summary>By norm: what stands beside a word's uses in BM25's denominator.</summary>
    public static void Discounts(Totals totals, Span<float> discounts)
    {
        const float Fixed = KnowWeights.Saturation * (1 - KnowWeights.LengthDiscount);
        var others = (float)(KnowWeights.Saturation * KnowWeights.LengthDiscount / totals.MeanLength(EvidenceKind.Answered));
        var self = (float)(KnowWeights.Saturation * KnowWeights.LengthDiscount / totals.MeanLength(EvidenceKind.Stated));
        for (var step = 0; step < Self; step++)
        {
            discounts[step] = Fixed + (others * Lengths[step]);
            discounts[Self + step] = Fixed + (self * Lengths[step]);
        }
    }
}
