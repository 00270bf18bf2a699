using TeamsEsnBot.Evaluation.Replaying;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>
/// The engine's own “whom to ask now”, weighed by what the company's answered questions taught: each thread is a question whose contenders are kept as they stood when it was asked, and whose
/// answers of two weeks say who was right. So nothing is fitted to a corpus but what the bot itself would learn there.
/// </summary>
internal sealed class Rerank(ExpertIndex index) : IMethod, ILearner
{
    private const int MostQuestions = 2_000;
    private const double Answer = 1;
    private const double AcceptedAnswer = 3;

    private static readonly TimeSpan UntilAnswered = TimeSpan.FromDays(14);
    private static readonly TimeSpan BetweenLessons = TimeSpan.FromDays(90);

    private readonly Queue<(DateTimeOffset Asked, string Thread, Contenders Contenders)> _open = new();
    private readonly Dictionary<string, Dictionary<string, double>> _answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<RoutedQuestion> _answered = [];
    private RouteModel _model = RouteModel.Usual;
    private DateTimeOffset _lesson;
    private int _skipped;

    public string Name => "rerank";

    /// <summary>So many threads come now; of a long history only the last ones are learned from.</summary>
    public void Expect(int threads) => _skipped = threads - MostQuestions;

    public void Learn(Seen one)
    {
        // A question comes again when it is voted for.
        if (one is { Role: Role.Asked, Thread: { } thread } && _known.Add(thread) && _skipped-- <= 0)
        {
            var question = new Question(one.User, one.When, one.Title, one.Body);
            _answers[thread] = new(StringComparer.Ordinal);
            _open.Enqueue((one.When, thread, index.Contenders(Route.Query(question, person => person != one.User))));
        }
        else if (one.Role == Role.Answered && one.User != one.Asker && _answers.GetValueOrDefault(one.Thread ?? "") is { } answers)
        {
            answers[one.User] = one.Accepted is null ? Answer : AcceptedAnswer;
        }
    }

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer)
    {
        while (_open.TryPeek(out var oldest) && oldest.Asked < question.When - UntilAnswered)
        {
            _open.Dequeue();
            if (_answers.Remove(oldest.Thread, out var answers) && oldest.Contenders.Answered(answers) is { } answered)
            {
                _answered.Add(answered);
            }
        }

        if (question.When - _lesson > BetweenLessons)
        {
            _answered.RemoveRange(0, Math.Max(0, _answered.Count - MostQuestions));
            (_model, _lesson) = (RouteModel.Learn(_answered), question.When);
        }

        return Route.Rank(index, question, mayAnswer, _model);
    }
}
