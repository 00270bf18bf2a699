using System.Runtime.InteropServices;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>How surely a part of a question names what is looked for; the surest parts are the question.</summary>
internal enum Sureness
{
    /// <summary>A greeting or the end of a letter.</summary>
    Courtesy,

    /// <summary>Anything else that is told.</summary>
    Told,

    /// <summary>Words of asking: “I need help with Redis”.</summary>
    Asked,

    /// <summary>People are named: “any Kubernetes experts”.</summary>
    Person,

    /// <summary>It is said who is meant: “who knows Kubernetes”.</summary>
    Who,
}

/// <summary>A part of a question, between commas, conjunctions and the words that ask for people.</summary>
/// <param name="GoesOn">True when it may go on a list of topics that began before it.</param>
/// <param name="IsOpen">True when a list may go on after it.</param>
/// <param name="IsBare">True when nothing but a topic stands in it.</param>
/// <param name="IsLed">True when a word that topics follow stands before its topic.</param>
internal readonly record struct Clause(Joint Before, Sureness Sureness, TopicSpan Topic, bool GoesOn, bool IsOpen, bool IsBare, bool IsLed)
{
    public bool HasTopic => Topic.First >= 0;

    /// <summary>Cuts a question into its parts, each with its topic.</summary>
    /// <param name="isThorough">False takes away all words of asking, true leaves those that may be topics: for a question with no other words.</param>
    public static List<Clause> In(string text, List<QuestionWord> all, bool isThorough)
    {
        var words = CollectionsMarshal.AsSpan(all);
        var clauses = new List<Clause>(4);
        var joint = Joint.None;
        for (var from = 0; from < words.Length;)
        {
            if (words[from].Is(WordUse.And))
            {
                joint |= Joint.And | words[from].Before;
                from++;
                continue;
            }

            var to = from + 1;
            while (to < words.Length && words[to].Before == Joint.None && !words[to].Is(WordUse.And | WordUse.Who))
            {
                to++;
            }

            clauses.Add(Read(text, words, from, to, joint | words[from].Before, isThorough));
            joint = Joint.None;
            from = to;
        }

        return clauses;
    }

    private static Clause Read(string text, Span<QuestionWord> words, int from, int to, Joint before, bool isThorough)
    {
        var all = WordUse.None;
        MarkVerb(text, words, from, to);
        foreach (var word in words[from..to])
        {
            all |= word.Use;
        }

        var topic = TopicSpan.In(text, words, from, to, all, isThorough);
        var sureness = SurenessOf(all, words[from]);
        if (topic.First < 0)
        {
            return new Clause(before, sureness, topic, GoesOn: false, IsOpen: false, IsBare: false, IsLed: false);
        }

        var inFront = words[from..topic.First];
        var behind = words[(topic.Last + 1)..to];
        var isOpen = sureness != Sureness.Courtesy && !Has(WordUse.Cut, behind);
        return new Clause(before, sureness, topic, MayGoOn(inFront, behind, before), isOpen, isOpen && !Has(WordUse.Cut, inFront), Has(WordUse.Leads, inFront));
    }

    private static Sureness SurenessOf(WordUse all, QuestionWord first) =>
        first.Is(WordUse.Who) ? Sureness.Who
        : (all & (WordUse.Person | WordUse.Cut)) == (WordUse.Person | WordUse.Cut) && (all & WordUse.Asks) != 0 ? Sureness.Person
        : (all & WordUse.Asks) != 0 || IsOfPeople(all) ? Sureness.Asked
        : (all & WordUse.Polite) != 0 ? Sureness.Courtesy
        : Sureness.Told;

    // “Do we have AutoCAD users”: a sentence with people in it.
    private static bool IsOfPeople(WordUse all) => (all & WordUse.Person) != 0 && (all & WordUse.Cut) != 0;

    // In “wer kennt sich mit Docker und Ansible aus” the verb follows the list; after a comma only words of asking do: “React, Angular experts wanted”.
    private static bool MayGoOn(ReadOnlySpan<QuestionWord> inFront, ReadOnlySpan<QuestionWord> behind, Joint before)
    {
        var isAnd = (before & Joint.And) != 0;
        if ((!isAnd && before != Joint.Comma) || Has(WordUse.Cut | WordUse.Rather, inFront))
        {
            return false;
        }

        foreach (var word in behind)
        {
            if (!isAnd && word.Is(WordUse.Cut) && !word.Is(WordUse.Asks))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Has(WordUse any, ReadOnlySpan<QuestionWord> words)
    {
        foreach (var word in words)
        {
            if (word.Is(any))
            {
                return true;
            }
        }

        return false;
    }

    // “Who maintains Jenkins”, “who can translate contracts”, “has anyone migrated Jira”: whatever the verb is, it stands there.
    private static void MarkVerb(string text, Span<QuestionWord> words, int from, int to)
    {
        var at = from;
        while (at < to && !words[at].Is(WordUse.Who | WordUse.Person))
        {
            at++;
        }

        do
        {
            at++;
        }
        while (at < to && words[at].Is(WordUse.Adverb | WordUse.Modal));

        if (at < to && IsVerb(text, words[at], words[from].Is(WordUse.Who)) && HasTelling(words[(at + 1)..to]))
        {
            words[at].Use = WordUse.Cut;
        }
    }

    private static bool IsVerb(string text, QuestionWord word, bool isAfterWho) =>
        word.IsTelling && !word.Is(WordUse.Known) && char.IsLower(text[word.Start]) && (isAfterWho || text.AsSpan(0, word.End).EndsWith("ed"));

    private static bool HasTelling(ReadOnlySpan<QuestionWord> words)
    {
        foreach (var word in words)
        {
            if (word.IsTelling)
            {
                return true;
            }
        }

        return false;
    }
}
