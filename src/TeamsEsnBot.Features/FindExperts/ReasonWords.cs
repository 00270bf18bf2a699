using TeamsEsnBot.Expertise;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;

namespace TeamsEsnBot.Features.FindExperts;

/// <summary>Says a piece of evidence in a few words: what happened, to what it links, when.</summary>
internal static class ReasonWords
{
    private const int LongestTitle = 120;

    public static ReasonPart Of(Evidence reason, DateTimeOffset now) => Of(reason, now, Wording.ReasonAnswered);

    /// <summary>The same where what was asked only came up: under a title about something else it would look like a mistake.</summary>
    public static ReasonPart InPassing(Evidence reason, DateTimeOffset now) => Of(reason, now, Wording.ReasonCameAcross);

    /// <summary>Why somebody is listed who would not be by what speaks for them alone; null for everybody else.</summary>
    public static ReasonPart? Of(ListedFor place) => place switch
    {
        ListedFor.Lately => new ReasonPart(Wording.ListedLately, "", null, ""),
        ListedFor.OtherUnit => new ReasonPart(Wording.ListedOtherUnit, "", null, ""),
        _ => null,
    };

    public static string? Of(Presence presence) => presence switch
    {
        Presence.Available => Wording.PresenceAvailable,
        Presence.Busy => Wording.PresenceBusy,
        Presence.Away => Wording.PresenceAway,
        Presence.OutOfOffice => Wording.PresenceOutOfOffice,
        _ => null,
    };

    private static ReasonPart Of(Evidence reason, DateTimeOffset now, string answered)
    {
        var title = Shortened(reason.Title);
        var date = Say.Date(reason.When, now);
        return reason.Kind switch
        {
            EvidenceKind.AnswerAccepted => new ReasonPart(answered, Quoted(title), reason.Link, Say.Of(Wording.ReasonAccepted, date)),
            EvidenceKind.Answered => new ReasonPart(answered, Quoted(title), reason.Link, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.ShoutOut => new ReasonPart(Say.Of(Wording.ReasonThanked, reason.By?.Name ?? Wording.AColleague), Quoted(title), reason.Link, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.Endorsed => new ReasonPart(Say.Of(Wording.ReasonEndorsed, reason.By?.Name ?? Wording.AColleague), title, reason.Link, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.Stated => new ReasonPart(Wording.ReasonStated, title, null, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.WroteAbout => new ReasonPart(Wording.ReasonWrote, Quoted(title), reason.Link, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.Asked => new ReasonPart(Wording.ReasonAsked, Quoted(title), reason.Link, Say.Of(Wording.ReasonDated, date)),
            EvidenceKind.Profile => OfProfile(reason.Id, title, date),
            _ => throw new NotSupportedException($"There are no words yet for {reason.Kind}."),
        };
    }

    private static ReasonPart OfProfile(string id, string title, string date)
    {
        var (before, said) = id switch
        {
            ProfileParts.Skills => (Wording.ReasonSkills, title),
            ProfileParts.Responsibilities => (Wording.ReasonResponsibilities, title),
            ProfileParts.Interests => (Wording.ReasonInterests, title),
            ProfileParts.About => (Wording.ReasonAbout, Quoted(title)),
            ProfileParts.Role => (Wording.ReasonRole, title),
            _ => ("", title),
        };

        return new ReasonPart(before, said, null, Say.Of(Wording.ReasonSeen, date));
    }

    private static string Quoted(string title) => Say.Of(Wording.Quoted, CardText.QuotedInside(title));

    private static string Shortened(string title)
    {
        if (title.Length <= LongestTitle)
        {
            return title;
        }

        var at = title.LastIndexOf(' ', LongestTitle);
        return title[..(at > LongestTitle / 2 ? at : LongestTitle)] + "…";
    }
}
