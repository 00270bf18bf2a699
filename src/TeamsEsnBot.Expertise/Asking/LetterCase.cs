namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Gives a corrected word back in the reader's hand.</summary>
internal static class LetterCase
{
    private const int LongestSlip = 2;

    /// <summary>“Kubernets” becomes “Kubernetes”, “KUBERNETS” becomes “KUBERNETES”; an abbreviation in capitals is opened without shouting, and a name of several words is written as usual.</summary>
    public static string Like(ReadOnlySpan<char> typed, string right)
    {
        if (typed.Length > 1 && typed.IndexOfAnyInRange('a', 'z') < 0 && char.IsUpper(typed[0]))
        {
            return Math.Abs(right.Length - typed.Length) <= LongestSlip ? right.ToUpperInvariant() : right;
        }

        // A name of several words is written as usual: German writes every noun large, but “Betriebsrat” is a works council.
        return char.IsUpper(typed[0]) && !right.Contains(' ') ? string.Concat(right[..1].ToUpperInvariant(), right.AsSpan(1)) : right;
    }
}
