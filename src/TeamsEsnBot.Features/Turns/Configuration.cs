namespace TeamsEsnBot.Features.Turns;

/// <summary>“Settings” of the bot in a chat or team. The reply is a dialog; its button is a <see cref="Pressed"/>.</summary>
internal sealed record ConfigurationAsked : Happening;
