namespace TeamsEsnBot.Features.Community;

/// <summary>Ids of the evidence that the directory gives: one piece for each part of a profile.</summary>
internal static class ProfileParts
{
    public const string Skills = "profile-skills";
    public const string Responsibilities = "profile-responsibilities";
    public const string Interests = "profile-interests";
    public const string About = "profile-about";
    public const string Role = "profile-role";
}
