namespace TeamsEsnBot.Expertise.Text;

/// <summary>A word as it stands in a text.</summary>
/// <param name="Start">Where it begins in the text, in UTF-16 units; with <paramref name="Length"/> the stretch a correction would replace.</param>
/// <param name="Folded">The word in one spelling: “Crème” is “creme”, “Node.js” is “node.js”, “wi-fi” is “wifi”.</param>
/// <param name="Parts">The words inside a compound: “node.js” has “node” and “js”; empty for a plain word.</param>
/// <param name="IsName">True when the punctuation belongs to the name (c#, node.js, tcp/ip); false when it only joins words (wi-fi, key_vault).</param>
/// <param name="IsCapitals">True for two or more letters that are all capitals.</param>
internal readonly record struct Token(int Start, int Length, string Folded, string[] Parts, bool IsName, bool IsCapitals)
{
    /// <summary>True for “on-call” or “sign-on”, which mean something else without their small word.</summary>
    public bool IsOneWord => !IsName && Folded.Length > 0 && Array.Exists(Parts, StopWords.Contains);
}
