using TeamsEsnBot.Evaluation.Methods;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Replaying;

/// <summary>The methods that are measured against each other, and what they learn from. To measure another one, add it here.</summary>
internal sealed class Field : IDisposable
{
    private readonly ExpertIndex _index = new();
    private readonly HashSet<string> _answerers = new(StringComparer.Ordinal);
    private readonly Rerank _rerank;
    private readonly ILearner[] _learners;

    public Field()
    {
        var (shelf, active, know) = (new Shelf(), new MostActive(), new Know(_index));
        _rerank = new Rerank(_index);
        (Baseline, DocumentModel) = (new CombSum(shelf), new DocumentModel(shelf));
        Engine = know;
        Methods = [new Chance(_answerers), active, Baseline, DocumentModel, know, new Route(_index), _rerank];
        _learners = [shelf, active, know, _rerank];
    }

    /// <summary>What the others are compared with.</summary>
    public IMethod Baseline { get; }

    /// <summary>The other method that is compared with, question by question.</summary>
    public IMethod DocumentModel { get; }

    public IMethod Engine { get; }

    public IReadOnlyList<IMethod> Methods { get; }

    public void Learn(IEnumerable<Seen> news)
    {
        List<Seen> all = [.. news];
        _rerank.Expect(all.Count(one => one.Role == Role.Asked));
        foreach (var one in all)
        {
            if (one.Role == Role.Answered)
            {
                _answerers.Add(one.User);
            }

            _answerers.UnionWith(one.Endorsers);
            foreach (var learner in _learners)
            {
                learner.Learn(one);
            }
        }
    }

    /// <summary>True when the person has answered before and does not ask.</summary>
    public bool MayAnswer(string person, string? asker) => person != asker && _answerers.Contains(person);

    public void Dispose() => _index.Dispose();
}
