using TeamsEsnBot.Evaluation.Replaying;

namespace TeamsEsnBot.Evaluation.Methods;

/// <summary>
/// How likely a person's documents would ask the question, half of each word's chance taken from all documents (Model 2 of Balog, Azzopardi and de Rijke,
/// SIGIR 2006, with Jelinek-Mercer smoothing).
/// </summary>
internal sealed class DocumentModel(Shelf shelf) : IMethod
{
    private readonly Fits _logs = new();

    public string Name => "model-2";

    public IReadOnlyList<string> Rank(Question question, Func<string, bool> mayAnswer)
    {
        var documents = shelf.Documents;
        _logs.Begin(documents.Length);
        foreach (var (term, times) in shelf.TermsOf(question))
        {
            var postings = shelf.PostingsOf(term);
            foreach (var (document, used) in postings.Uses)
            {
                _logs.Add(document, times * Math.Log(1 + (used / documents[document].Length * shelf.Length / postings.Times)));
            }
        }

        var sums = new Dictionary<int, double>();
        foreach (var document in _logs.Touched)
        {
            var person = documents[document].Person;
            sums[person] = sums.GetValueOrDefault(person) + Math.Exp(_logs[document]);
        }

        return shelf.People.BestFirst(sums.Select(sum => (sum.Key, sum.Value)), mayAnswer);
    }
}
