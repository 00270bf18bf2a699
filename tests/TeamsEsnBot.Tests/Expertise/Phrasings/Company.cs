using TeamsEsnBot.Expertise;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Expertise.Phrasings;

/// <summary>An office whose colleagues asked, answered and chatted in four languages, about far more than any one question names.</summary>
internal sealed class Company : IAsyncDisposable
{
    private const int People = 60;
    private const int PeopleWhoKnow = 3;

    private static readonly Dictionary<string, string[]> Questions = new()
    {
        ["en"] =
        [
            "How do we start with {0} in a new team?",
            "Where do I find the notes on {0} from last year?",
            "{0}: what do I have to watch out for?",
            "Is there a short guide to {0}?",
            "We changed {0} yesterday and now two things look different",
            "What did we agree on for {0}?",
        ],
        ["de"] =
        [
            "Wie fangen wir mit {0} in einem neuen Team an?",
            "Wo finde ich die Notizen zu {0} vom letzten Jahr?",
            "{0}: worauf muss ich achten?",
            "Gibt es eine kurze Anleitung zu {0}?",
            "Wir haben {0} gestern geändert, und jetzt sehen zwei Dinge anders aus",
            "Was haben wir zu {0} vereinbart?",
        ],
        ["fr"] =
        [
            "Comment commencer avec {0} dans une nouvelle équipe ?",
            "Où trouver les notes sur {0} de l'année dernière ?",
            "{0} : à quoi faut-il faire attention ?",
            "Existe-t-il un guide court sur {0} ?",
            "Nous avons changé {0} hier et deux choses sont différentes",
            "Qu'avons-nous décidé pour {0} ?",
        ],
        ["nl"] =
        [
            "Hoe beginnen we met {0} in een nieuw team?",
            "Waar vind ik de notities over {0} van vorig jaar?",
            "{0}: waar moet ik op letten?",
            "Is er een korte handleiding voor {0}?",
            "Wij hebben {0} gisteren veranderd en nu zien twee dingen er anders uit",
            "Wat hebben we over {0} afgesproken?",
        ],
    };

    private readonly ILookup<string, string> _chatter = Phrasing.Lines("chatter.txt").ToLookup(line => line[0], line => line[1]);
    private readonly HashSet<(string Person, string Topic)> _know = [];
    private readonly Colleague[] _people;
    private int _pieces;

    public Company()
    {
        _people = [.. Enumerable.Range(0, People).Select(number => Office.Hire($"{(char)('A' + (number % 26))}. Number{number}"))];
        var topics = Phrasing.Lines("topics.txt").ToArray();
        for (var at = 0; at < topics.Length; at++)
        {
            Fill(at, topics[at][0], topics[at][1]);
        }

        foreach (var (at, words) in _chatter.SelectMany(language => language).Index())
        {
            Put(_people[at * 7 % People], words, "", []);
        }

        Topics = [.. topics.Select(topic => topic[1])];
    }

    public Office Office { get; } = new();

    public ExpertIndex Index { get; } = new();

    public string[] Topics { get; }

    public bool Knows(string person, string topic) => _know.Contains((person, topic));

    public async ValueTask DisposeAsync()
    {
        Index.Dispose();
        await Office.DisposeAsync();
    }

    // Every other piece names its topic, as in an imported history; the rest only write about it.
    private void Fill(int at, string language, string topic)
    {
        var questions = Questions[language];
        for (var one = 0; one < questions.Length; one++)
        {
            var person = _people[(at + (one % PeopleWhoKnow * 17)) % People];
            _know.Add((person.Id.Value, topic));
            var answer = _chatter[language].ElementAt((at + one) % _chatter[language].Count());
            Put(person, questions[one].Replace("{0}", topic, StringComparison.Ordinal), answer, one % 2 == 0 ? [topic] : []);
        }
    }

    private void Put(Colleague person, string title, string text, string[] topics) => Index.Put(
        Office.Tenant,
        new EvidenceDocument(
            $"{person.Id.Value}|{++_pieces}", person.Id.Value, EvidenceKind.Answered, Office.Clock.GetUtcNow().AddDays(-(_pieces % 300)), title, text, topics));
}
