namespace TeamsEsnBot.Features.Turns;

/// <summary>Answers one kind of request. One per file; it decides, and sends nothing itself.</summary>
internal interface IAnswer<in TRequest>
    where TRequest : notnull
{
    Task<Reply> AnswerAsync(TRequest request, Turn turn, CancellationToken cancel);
}
