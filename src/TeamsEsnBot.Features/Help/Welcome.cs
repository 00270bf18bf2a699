using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Help;

/// <summary>The bot was added somewhere.</summary>
internal sealed record Arrived;

/// <summary>Introduces itself once in each place: Teams tells of an arrival two times, and again after an upgrade.</summary>
internal sealed class Welcome(Welcomes welcomes) : IAnswer<Arrived>
{
    public async Task<Reply> AnswerAsync(Arrived request, Turn turn, CancellationToken cancel) =>
        await welcomes.IsFirstAsync(turn.Id, turn.Tenant, turn.Where, cancel)
            ? Reply.Shows(turn.Where.IsPersonal ? HelpCards.WelcomePerson(turn.By) : HelpCards.WelcomePlace())
            : Reply.Nothing;
}
