using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Help;

/// <summary>“help”, “hi”.</summary>
internal sealed record ShowHelp(bool IsGreeting)
{
    public static readonly ShowHelp Asked = new(IsGreeting: false);
    public static readonly ShowHelp Greeted = new(IsGreeting: true);
}

/// <summary>Says what the bot can do, with buttons that do it.</summary>
internal sealed class ExplainItself(Champions champions) : IAnswer<ShowHelp>
{
    public Task<Reply> AnswerAsync(ShowHelp request, Turn turn, CancellationToken cancel) =>
        Task.FromResult(Reply.Shows(request.IsGreeting ? HelpCards.Hello(turn.By) : HelpCards.Help(champions.Is(turn.Tenant, turn.By.Id))));
}
