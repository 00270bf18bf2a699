namespace TeamsEsnBot.Expertise.Text;

/// <summary>A language whose endings are understood.</summary>
internal enum Language
{
    English,
    German,
    French,
    Dutch,
}
