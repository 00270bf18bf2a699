namespace TeamsEsnBot.Wire;

/// <summary>Somebody who uses the bot.</summary>
/// <param name="Id">The object id in Entra.</param>
/// <param name="DisplayName">As colleagues see it.</param>
/// <param name="Mri">The id that Teams gives this person towards this bot; it begins with 29.</param>
public sealed record Colleague(string Id, string DisplayName, string Mri)
{
    /// <summary>The conversation id of the personal chat with the bot.</summary>
    public string PersonalChat => $"a:{Id}";
}
