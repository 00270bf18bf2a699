using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Features.Privacy;

/// <summary>Section <c>Retention</c>: how long rows stay that nobody needs for ever. Days, as in <c>7.00:00:00</c>. Older rows are deleted daily.</summary>
internal sealed record RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>What was received and how it was answered, so that a second delivery does nothing twice. Default 7 days; Teams repeats within minutes.</summary>
    public TimeSpan Answers { get; init; } = TimeSpan.FromDays(7);

    /// <summary>What became of a message to others, after its end. Told again later than that, it is sent again. Default 90 days.</summary>
    public TimeSpan Reports { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Work that was done or given up, after that; some of it holds the words that it was asked for with. Default 30 days.</summary>
    public TimeSpan Jobs { get; init; } = TimeSpan.FromDays(30);

    /// <summary>What changed, for instances that follow; one that was away for longer reads everything anew. Default 7 days.</summary>
    public TimeSpan Journal { get; init; } = TimeSpan.FromDays(7);

    /// <summary>The time of day when what was kept long enough is deleted, in <see cref="Zone"/>. Default 03:00.</summary>
    public TimeOnly At { get; init; } = new(3, 0);

    /// <summary>An IANA time zone, such as <c>Europe/Berlin</c>. Default UTC.</summary>
    public string Zone { get; init; } = "UTC";

    /// <summary>A colleague's word for somebody, after it was decided, or made when nobody ever decided. Default 2 years.</summary>
    public TimeSpan Suggestions { get; init; } = TimeSpan.FromDays(730);

    /// <summary>A question to a whole channel and who raised a hand. Default 2 years.</summary>
    public TimeSpan Calls { get; init; } = TimeSpan.FromDays(730);

    /// <summary>Evidence of what people know, after the fact it tells of. Empty, the default, for as long as it is in use.</summary>
    public TimeSpan? Evidence { get; init; }
}

/// <summary>Says at start what is wrong with the settings and how to put it right.</summary>
internal sealed class RetentionOptionsRules : IValidateOptions<RetentionOptions>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_660);

    public ValidateOptionsResult Validate(string? name, RetentionOptions options)
    {
        var wrong = new ValidateOptionsResultBuilder();
        (string Setting, TimeSpan? Limit)[] limits =
        [
            (nameof(options.Answers), options.Answers),
            (nameof(options.Reports), options.Reports),
            (nameof(options.Jobs), options.Jobs),
            (nameof(options.Journal), options.Journal),
            (nameof(options.Suggestions), options.Suggestions),
            (nameof(options.Calls), options.Calls),
            (nameof(options.Evidence), options.Evidence),
        ];

        foreach (var (setting, limit) in limits)
        {
            if (limit < Shortest || limit > Longest)
            {
                wrong.AddError($"{RetentionOptions.Section}:{setting} must lie between 1 and 3,660 days. Write 90.00:00:00 for ninety days.");
            }
        }

        try
        {
            Schedule.ZoneOf(options.Zone, $"{RetentionOptions.Section}:{nameof(options.Zone)}");
        }
        catch (InvalidOperationException unknown)
        {
            wrong.AddError(unknown.Message);
        }

        return wrong.Build();
    }
}
