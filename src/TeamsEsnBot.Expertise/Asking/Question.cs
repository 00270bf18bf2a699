using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What somebody typed, read as a question for people who know, in English, German, French or Dutch.</summary>
/// <param name="Topics">The topics as they were typed, without the words of asking around them; empty when none was named.</param>
/// <param name="AsksForPeople">False when nothing in the words says that people or help are looked for.</param>
public sealed record Question(IReadOnlyList<string> Topics, bool AsksForPeople)
{
    /// <summary>“Hi, does anyone know Docker or k8s? Thanks!” asks for people who know Docker and k8s.</summary>
    /// <param name="known">Topics that the company has names for.</param>
    public static Question Of(string typed, KnownTopics known)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(known);
        var words = QuestionWords.In(typed, known);
        var clauses = Clause.In(typed, words, isThorough: false);
        var asks = clauses.Exists(clause => clause.Sureness >= Sureness.Asked);
        var topics = Named(typed, words, clauses, asks);
        if (topics.Count == 0)
        {
            topics = Linked(typed, words) is { } linked ? [linked] : Named(typed, words, Clause.In(typed, words, isThorough: true), asks);
        }

        return new Question(topics, asks);
    }

    private static string? Linked(string typed, List<QuestionWord> words)
    {
        var address = words.Find(word => word.Is(WordUse.Address));
        return address.End > 0 ? WebAddress.Topic(typed.AsSpan(address.Start, address.End - address.Start)) : null;
    }

    private static List<string> Named(string typed, List<QuestionWord> words, List<Clause> clauses, bool asks)
    {
        var sureness = Surenesses(clauses);
        var surest = (Sureness: Sureness.Courtesy, Naming: Naming.Left);
        foreach (var one in sureness)
        {
            surest = Surer(surest, one);
        }

        var topics = new List<string>(2);
        var parts = 0;
        var (isList, isKnown) = (true, true);
        (int First, int Last) whole = (-1, -1);
        for (var i = 0; i < clauses.Count; i++)
        {
            var clause = clauses[i];
            if (!clause.HasTopic || sureness[i] != surest)
            {
                continue;
            }

            var goesOn = GoesOn(clauses, i);
            parts += goesOn ? 0 : 1;
            isList &= clause.IsBare && (goesOn || parts == 1);
            isKnown &= clause.Topic.IsKnown;
            whole = (whole.First < 0 ? clause.Topic.First : whole.First, clause.Topic.Last);
            Add(topics, typed, words, clause, goesOn);
        }

        // What asks for nobody is all that there is to look for; so are several sentences before “can anybody help?”.
        return (surest.Sureness, asks) switch
        {
            _ when isKnown => topics,
            ( <= Sureness.Told, false) when parts > 1 || (parts > 0 && !isList) => [Slice(typed, words, 0, words.Count - 1)],
            ( <= Sureness.Told, true) when parts > 1 => [Slice(typed, words, whole.First, whole.Last)],
            _ => topics,
        };
    }

    /// <summary>Of each clause, how surely its topic is what is looked for.</summary>
    private static (Sureness Sureness, Naming Naming)[] Surenesses(List<Clause> clauses)
    {
        var sureness = new (Sureness Sureness, Naming Naming)[clauses.Count];
        for (var i = 0; i < sureness.Length; i++)
        {
            sureness[i] = (clauses[i].Sureness, clauses[i].Topic.Naming);

            // “I am looking for somebody, der SharePoint kann”: what a clause without a topic asks for is told by the next.
            if (i > 0 && clauses[i].Before is Joint.Comma or Joint.Colon && !clauses[i - 1].HasTopic && clauses[i - 1].Sureness > sureness[i].Sureness)
            {
                sureness[i].Sureness = clauses[i - 1].Sureness;
            }

            // “Docker and Kubernetes experts”: a list is asked for as a whole.
            for (var before = i; GoesOn(clauses, before); before--)
            {
                sureness[i] = sureness[before - 1] = Surer(sureness[i], sureness[before - 1]);
            }
        }

        for (var i = 0; i < sureness.Length; i++)
        {
            // Without a topic nothing is sure.
            sureness[i] = clauses[i].HasTopic ? sureness[i] : (Sureness.Courtesy, Naming.Left);
        }

        return sureness;
    }

    private static (Sureness Sureness, Naming Naming) Surer((Sureness Sureness, Naming Naming) one, (Sureness Sureness, Naming Naming) other) =>
        one.Naming != other.Naming ? (one.Naming > other.Naming ? one : other) : one.Sureness > other.Sureness ? one : other;

    private static bool GoesOn(List<Clause> clauses, int at)
    {
        if (at == 0 || !clauses[at].GoesOn || !clauses[at - 1].HasTopic)
        {
            return false;
        }

        var (before, clause) = (clauses[at - 1], clauses[at]);

        // “The boss is away and Docker does not start”: two sentences are no list.
        var isLeft = before.Topic.Naming == Naming.Left && !before.IsBare && before.Sureness <= Sureness.Told;
        if (isLeft && (clause.Sureness <= Sureness.Told || clause.IsLed))
        {
            return false;
        }

        return before.IsOpen || ((clauses[at].Before & Joint.And) != 0 && before.Sureness != Sureness.Courtesy);
    }

    private static void Add(List<string> topics, string typed, List<QuestionWord> words, Clause clause, bool goesOn)
    {
        var topic = Slice(typed, words, clause.Topic.First, clause.Topic.Last);

        // “Learning and development” is one thing, whoever knows its short name.
        if (goesOn && clause.Before == Joint.And && Aliases.Curated.Of(Aliases.KeyOf($"{topics[^1]} {topic}")).Count > 0)
        {
            var start = typed.LastIndexOf(topics[^1], words[clause.Topic.First].Start, StringComparison.Ordinal);
            topics[^1] = typed[start..words[clause.Topic.Last].End];
        }
        else if (!topics.Exists(known => known.Equals(topic, StringComparison.OrdinalIgnoreCase)))
        {
            topics.Add(topic);
        }
    }

    private static string Slice(string typed, List<QuestionWord> words, int first, int last)
    {
        var end = words[last].End;
        var topic = typed[words[first].Start..end];

        // A bracket that was opened in the topic is closed in it.
        return topic.Contains('(') && !topic.Contains(')') && end < typed.Length && typed[end] == ')' ? typed[words[first].Start..(end + 1)] : topic;
    }
}
