namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Gives a corrected word back in the reader's hand.</summary>
internal static class LetterCase
{
    private const int LongestSlip = 2;

    /// <summary>“Kubernets” becomes “Kubernetes”, “KUBERNETS” becomes “KUBERNETES”; an abbreviation in capitals is opened without shouting.</summary>
    public static string Like(ReadOnlySpan<char> typed, string right)
    {
        if (typed.Length > 1 && typed.IndexOfAnyInRange('a', 'z') < 0 && char.IsUpper(typed[0]))
        {
            return Math.Abs(right.Length - typed.Length) <= LongestSlip ? right.ToUpperInvariant() : right;
        }

        return char.IsUpper(typed[0]) ? string.Concat(right[..1].ToUpperInvariant(), right.AsSpan(1)) : right;
    }
}
