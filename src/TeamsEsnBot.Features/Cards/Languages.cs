using System.Globalization;

namespace TeamsEsnBot.Features.Cards;

/// <summary>The languages that <c>Wording.resx</c> speaks. A date in one language inside a sentence of another helps nobody, so both come from here.</summary>
internal static class Languages
{
    private static readonly CultureInfo Fallback = CultureInfo.GetCultureInfo("en-GB");
    private static readonly string[] Spoken = ["en"];

    /// <summary>The culture to answer in for a client's language tag, which may be empty or nonsense.</summary>
    public static CultureInfo For(string locale)
    {
        if (locale.Length is < 2 or > 20 || !Spoken.Contains(locale[..2], StringComparer.OrdinalIgnoreCase))
        {
            return Fallback;
        }

        try
        {
            return CultureInfo.GetCultureInfo(locale);
        }
        catch (CultureNotFoundException)
        {
            return Fallback;
        }
    }
}
