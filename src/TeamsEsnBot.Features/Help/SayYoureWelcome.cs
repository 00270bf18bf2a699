using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Help;

/// <summary>“thank you”.</summary>
internal sealed record Thanked;

internal sealed class SayYoureWelcome : IAnswer<Thanked>
{
    public Task<Reply> AnswerAsync(Thanked request, Turn turn, CancellationToken cancel) => Task.FromResult(Reply.Says(Wording.YoureWelcome));
}
