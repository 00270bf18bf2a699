using Microsoft.Extensions.Options;

namespace TeamsEsnBot.Features.Community;

/// <summary>Section <c>Community</c>: who looks after what all colleagues share.</summary>
internal sealed record CommunityOptions
{
    public const string Section = "Community";

    /// <summary>Champions, by Entra object id or user principal name. Default nobody.</summary>
    public IList<string> Champions { get; init; } = [];
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class CommunityOptionsRules : IValidateOptions<CommunityOptions>
{
    public ValidateOptionsResult Validate(string? name, CommunityOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        foreach (var (at, champion) in options.Champions.Index())
        {
            if (!Guid.TryParse(champion, out _) && !IsPrincipalName(champion))
            {
                wrong.AddError($"{CommunityOptions.Section}:{nameof(options.Champions)}:{at} is '{champion}'. Write the object id or the user principal name of a person in Entra, such as ana@contoso.com.");
            }
        }

        return wrong.Build();
    }

    private static bool IsPrincipalName(string text) =>
        text.Split('@') is [{ Length: > 0 }, { Length: > 0 }] && !text.Any(char.IsWhiteSpace);
}
