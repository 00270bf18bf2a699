namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What speaks for words to name a topic.</summary>
internal enum Naming
{
    /// <summary>They are left over.</summary>
    Left,

    /// <summary>They follow a verb, or a word that topics follow: “who can zig”, “whom can I zig”, “on the desk”.</summary>
    Led,

    /// <summary>It is said that somebody knows it, or the company has that name: “who knows Zig”.</summary>
    Named,
}

/// <summary>The words of a clause that name its topic.</summary>
/// <param name="First">The first of them; -1 when the clause has none.</param>
internal readonly record struct TopicSpan(int First, int Last, Naming Naming, bool IsKnown)
{
    public static readonly TopicSpan Nothing = new(-1, -1, Naming.Left, IsKnown: false);

    /// <param name="all">What the words of the clause do, together.</param>
    /// <param name="isThorough">See <see cref="Clause.In"/>.</param>
    public static TopicSpan In(string text, ReadOnlySpan<QuestionWord> words, int from, int to, WordUse all, bool isThorough)
    {
        var found = Nothing;
        var isOfPeople = false;
        for (var start = from; start < to;)
        {
            if (words[start].Is(WordUse.Cut))
            {
                // “A Kubernetes expert in Berlin”, but “somebody who knows Kubernetes”.
                isOfPeople &= !words[start].Is(WordUse.Asks) || words[start].Is(WordUse.Person);
                start++;
                continue;
            }

            var end = start + 1;
            while (end < to && !words[end].Is(WordUse.Cut))
            {
                end++;
            }

            // The last one says what it is about, unless another is known by name.
            if (Trimmed(text, words, start, end, from, all, isThorough) is { First: >= 0 } run && (run.IsKnown || (!isOfPeople && !found.IsKnown)))
            {
                found = run;
                isOfPeople = end < to && words[end].Is(WordUse.Person);
            }

            start = end;
        }

        return found;
    }

    private static TopicSpan Trimmed(string text, ReadOnlySpan<QuestionWord> words, int start, int end, int from, WordUse all, bool isThorough)
    {
        var isKnown = HasKnown(words[start..end]);
        var first = isKnown ? AfterAsking(words, start, end) : start;
        while (first < end && (isKnown ? IsUsed(words[first]) : IsIdleInFront(words, first, end, from, all, isThorough)))
        {
            first++;
        }

        var last = end - 1;
        while (last >= first && (isKnown ? IsUsed(words[last]) : IsIdleBehind(words, first, last, start, from, all, isThorough)))
        {
            last--;
        }

        if (first > last && MayBeNamed(words, start, end, from))
        {
            first = last = end - 1;
        }

        return first <= last ? new TopicSpan(first, last, isKnown ? Naming.Named : NamingOf(text, words, from, first, last, all), isKnown) : Nothing;
    }

    // “A customer asking for Azure”: who asks stands before the name.
    private static int AfterAsking(ReadOnlySpan<QuestionWord> words, int start, int end)
    {
        var first = start;
        for (var at = start; at < end && !words[at].Is(WordUse.Known); at++)
        {
            first = words[at].Is(WordUse.Asks) ? at + 1 : first;
        }

        return first;
    }

    // “Who knows word” and the rest of “excel and word”: alone where a topic is expected it is one.
    private static bool MayBeNamed(ReadOnlySpan<QuestionWord> words, int start, int end, int from)
    {
        var last = words[end - 1];
        if (!last.Is(WordUse.Soft) || last.Is(WordUse.Asks | WordUse.Person | WordUse.Polite | WordUse.Small))
        {
            return false;
        }

        var before = end - 2;
        while (before >= start && words[before].Is(WordUse.Leads))
        {
            before--;
        }

        if (before >= start)
        {
            return false;
        }

        return start > from ? words[start - 1].Is(WordUse.Asks) && !words[start - 1].Is(WordUse.Person) : start > 0 && words[start - 1].Is(WordUse.And);
    }

    private static bool HasKnown(ReadOnlySpan<QuestionWord> words)
    {
        foreach (var word in words)
        {
            if (word.Is(WordUse.Known))
            {
                return true;
            }
        }

        return false;
    }

    // Beside a name that is known every word of asking is only that.
    private static bool IsUsed(QuestionWord word) => !word.Is(WordUse.Known) && !(word.Use is WordUse.None or WordUse.And);

    // “Knows Zig”, “about Zig”, “who does Zig”. A small word after “somebody for” may as well be a verb.
    private static Naming NamingOf(string text, ReadOnlySpan<QuestionWord> words, int from, int first, int last, WordUse all)
    {
        var at = first - 1;
        while (at >= from && words[at].Is(WordUse.Small) && !words[at].Is(WordUse.Leads))
        {
            at--;
        }

        if (at < from)
        {
            return Naming.Left;
        }

        var leader = words[at];
        var isWho = words[from].Is(WordUse.Who);
        if (leader.Is(WordUse.Leads))
        {
            return isWho || first < last || !char.IsLower(text[words[first].Start]) ? Named(isWho || (all & WordUse.Asks) != 0) : Naming.Left;
        }

        return !leader.Is(WordUse.Cut) || leader.Is(WordUse.Person | WordUse.Who) ? Naming.Left
            : leader.Is(WordUse.Asks) ? Naming.Named
            : isWho && !leader.Is(WordUse.Being) ? Named(!leader.Is(WordUse.Modal) && !(at > from && words[at - 1].Is(WordUse.Modal)))
            : Naming.Left;
    }

    private static Naming Named(bool isSaid) => isSaid ? Naming.Named : Naming.Led;

    private static bool IsIdleInFront(ReadOnlySpan<QuestionWord> words, int at, int end, int from, WordUse all, bool isThorough)
    {
        var isLast = at + 1 == end;
        var word = words[at];
        return word.Is(WordUse.Small | WordUse.Address)
            || (word.Is(WordUse.Soft) && !isThorough && (isLast || !words[at + 1].IsTelling))
            || (word.Is(WordUse.Heading) && !isLast)
            || (word.Is(WordUse.Person) && !isLast && (all & WordUse.Asks) != 0 && word.Is(WordUse.French) && !word.Is(WordUse.English))
            || (word.Is(WordUse.Doing) && !isLast && at > from && IsBeforeAVerb(words[at - 1]));
    }

    private static bool IsIdleBehind(ReadOnlySpan<QuestionWord> words, int first, int at, int start, int from, WordUse all, bool isThorough)
    {
        var word = words[at];
        if (word.Is(WordUse.Small | WordUse.Address))
        {
            return true;
        }

        if (at == first)
        {
            return false;
        }

        return word.Is(WordUse.Tail)
            || (word.Is(WordUse.Works) && (all & WordUse.How) != 0)
            || (word.Is(WordUse.Soft) && !isThorough && words[at - 1].Is(WordUse.Small) && !words[at - 1].Is(WordUse.Of))
            || (IsUnlikeAName(word)
                && ((word.Is(WordUse.Person) && (all & (WordUse.Asks | WordUse.Cut)) != 0)
                    || (word.Is(WordUse.Skill) && IsAfter(WordUse.Holds, words, first, start, from))
                    || (word.Is(WordUse.Frame) && IsAfter(WordUse.Article, words, first, start, from))));
    }

    // German writes every noun large.
    private static bool IsUnlikeAName(QuestionWord word) => !word.IsCapital || word.Is(WordUse.German);

    // “Somebody with Salesforce experience”, but “who knows customer experience”.
    private static bool IsAfter(WordUse use, ReadOnlySpan<QuestionWord> words, int first, int start, int from)
    {
        var before = first > start ? first - 1 : start - 1;
        return before >= from && words[before].Is(use);
    }

    private static bool IsBeforeAVerb(QuestionWord word) => word.Is(WordUse.Infinitive) || (word.Is(WordUse.Cut | WordUse.Adverb) && !word.Is(WordUse.Asks));
}
