using TeamsEsnBot.Evaluation.Replaying;
using TeamsEsnBot.Expertise;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>The engine's own “who knows”, asked as somebody who may see everything.</summary>
internal sealed class Know(ExpertIndex index) : IMethod, ILearner
{
    public const string Company = "corpus";
    private const int Listed = 100;

    public string Name => "know";

    public void Learn(Seen one)
    {
        if (one.Role == Role.Answered)
        {
            index.Put(Company, Piece(one, one.Id, one.User, one.Accepted is null ? EvidenceKind.Answered : EvidenceKind.AnswerAccepted, one.Votes));
        }

        foreach (var endorser in one.Endorsers)
        {
            index.Put(Company, Piece(one, $"{one.Id}-{endorser}", endorser, EvidenceKind.Endorsed, votes: 0));
        }
    }

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer) =>
        [.. index.WhoKnows(new ExpertQuery(Company, [question.Text], Searcher: "", question.When, Listed, mayAnswer)).People.Select(person => person.Person)];

    private static EvidenceDocument Piece(Seen one, string id, string person, EvidenceKind kind, int votes) => new(
        id,
        person,
        kind,
        one.When,
        one.Title,
        one.Body,
        Topics: [],
        Math.Max(0, votes),
        Answer: one.Own,
        By: one.Asker == person ? null : one.Asker);
}
