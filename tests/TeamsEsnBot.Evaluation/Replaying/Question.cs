using TeamsEsnBot.Expertise.Text;

namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>A question whose right people are on record. A method is given it without them: see <see cref="IMethod"/>.</summary>
internal sealed record Question(string? Asker, DateTimeOffset When, string Title, string Body)
{
    // A long opening says what it is about in its first words; the rest is logs and greetings.
    private const int WordsOfBody = 60;

    /// <summary>The title; where there is a body the title twice, and the first words of the body.</summary>
    public string Text { get; } = Beginning(Body) is { Length: > 0 } beginning ? $"{Title} . {Title} . {beginning}" : Title;

    private static string Beginning(string body)
    {
        var tokens = Tokens.Of(body);
        return tokens.Count <= WordsOfBody ? body.Trim() : body[..(tokens[WordsOfBody - 1].Start + tokens[WordsOfBody - 1].Length)];
    }
}
