namespace TeamsEsnBot.Expertise;

/// <summary>
/// Who knows what, ready to be asked: an in-memory index over dated evidence, kept fresh piece by piece, tenant by tenant.
/// Thread-safe; a question sees every change made before it was asked. The same evidence gives the same answer on every instance.
/// </summary>
public interface IExpertIndex
{
    /// <summary>Adds a piece of evidence, or replaces the piece with the same id.</summary>
    void Put(string tenant, EvidenceDocument piece);

    /// <summary>Removes a piece of evidence; an unknown id is no error.</summary>
    void Remove(string tenant, string evidenceId);

    /// <summary>
    /// Gives the tenant other names for things, in place of those given before; they count beside the curated ones. Not saved: whoever keeps them gives them again after a start.
    /// </summary>
    /// <param name="lines">Each relates words: “k8s = kubernetes” the same, “ad > active directory” one way, “holiday ~ vacation” near; “ : 0.6” at the end weighs it.</param>
    /// <exception cref="InvalidDataException">A line relates nothing, relates a thing to itself, or says what another says. The message names it; nothing is changed.</exception>
    void SetSynonyms(string tenant, IEnumerable<string> lines);

    /// <summary>Ranks the people who know about the topics asked for, best first, each with the evidence that speaks for them.</summary>
    Ranking WhoKnows(ExpertQuery asked);

    /// <summary>
    /// Ranks the people who are most likely to answer a question now, best first: who answered such questions lately, which is not who knows most.
    /// </summary>
    /// <param name="asked">The topics are read as one question; all its words count, the most telling ones most.</param>
    /// <param name="model">Null for <see cref="RouteModel.Usual"/>.</param>
    Ranking WhomToAsk(ExpertQuery asked, RouteModel? model = null);

    /// <summary>Whom a question could be given to now, to be kept until it is answered and <see cref="RouteModel.Learn"/> can learn from it.</summary>
    Contenders Contenders(ExpertQuery asked);

    /// <summary>Finds the threads that a text is like: questions asked before, answered or not, that the searcher could open.</summary>
    FoundThreads FindThreads(ThreadQuery asked);

    /// <summary>The stretches of a text whose words were asked for: as typed, in another form, corrected, or by another name.</summary>
    IReadOnlyList<Stretch> Highlight(string tenant, string searcher, string asked, string text);

    /// <summary>The topics that most people have evidence for, with spelling as most people write it: for empty searches and hints.</summary>
    IReadOnlyList<string> PopularTopics(string tenant, int take);

    /// <summary>Pieces of evidence held for the tenant.</summary>
    int Count(string tenant);

    /// <summary>Ids of all pieces held for the tenant, in no order.</summary>
    IReadOnlyList<string> Ids(string tenant);

    /// <summary>How much was changed since the index was made; what was loaded does not count.</summary>
    IndexChanges Changes { get; }

    /// <summary>
    /// Writes everything as numbers and words, from which no text can be read back. Each tenant as it is at one moment; questions and changes go on meanwhile.
    /// </summary>
    void Save(Stream stream);

    /// <summary>Takes over what <see cref="Save"/> wrote, tenant by tenant in place of what is held, or nothing at all.</summary>
    /// <param name="mayLoad">False for tenants that are left out.</param>
    /// <exception cref="InvalidDataException">It is not what was saved.</exception>
    void Load(Stream stream, Func<string, bool> mayLoad);
}

/// <summary>How often pieces were put or removed, and how often removed.</summary>
public readonly record struct IndexChanges(long All, long Removals);

/// <summary>What kind of fact speaks for a person; the engine knows what each is worth.</summary>
public enum EvidenceKind
{
    /// <summary>Answered a question.</summary>
    Answered,

    /// <summary>Answered, and the asker accepted the answer.</summary>
    AnswerAccepted,

    /// <summary>A colleague said so and the person confirmed it.</summary>
    Endorsed,

    /// <summary>Was thanked for it.</summary>
    ShoutOut,

    /// <summary>Said so about themselves.</summary>
    Stated,

    /// <summary>Stands in the directory profile: skills, interests, responsibilities, “about me”.</summary>
    Profile,

    /// <summary>Wrote about it without answering anybody.</summary>
    WroteAbout,

    /// <summary>Asked about it: speaks for nobody's knowledge, and is there so that the thread is found.</summary>
    Asked,
}

/// <summary>A dated fact that speaks for a person.</summary>
/// <param name="Id">Unique in the tenant.</param>
/// <param name="Person">Whom it speaks for.</param>
/// <param name="When">When it happened; a profile entry or statement has the date it was last seen or said.</param>
/// <param name="Title">The question's title, or the short text a colleague would recognise it by.</param>
/// <param name="Text">More text to match: the question's body, the words of thanks. May be empty. Not kept beyond its terms.</param>
/// <param name="Topics">Topics as people named them; may be empty.</param>
/// <param name="Votes">How many colleagues found it helpful; 0 when unknown.</param>
/// <param name="Audience">Ids of the people who could open the source; null means everyone.</param>
/// <param name="Answer">What the person wrote in answer. May be empty; weighs half as much as what was asked, which tells better what it is about.</param>
/// <param name="Thread">The thread it belongs to, by which threads are found; null for none.</param>
/// <param name="By">Whom it was done for: who asked, who thanked; null when that is nobody or not known.</param>
public sealed record EvidenceDocument(
    string Id,
    string Person,
    EvidenceKind Kind,
    DateTimeOffset When,
    string Title,
    string Text,
    IReadOnlyList<string> Topics,
    int Votes = 0,
    IReadOnlySet<string>? Audience = null,
    string Answer = "",
    string? Thread = null,
    string? By = null);

/// <summary>A question to the index.</summary>
/// <param name="Topics">One or more topics as the person wrote them: “azure key vault”, “terraform”. People who know all of them come first.</param>
/// <param name="Searcher">Only evidence that this person could open is counted or shown.</param>
/// <param name="Now">Ages are measured from here.</param>
/// <param name="Take">At most this many people.</param>
/// <param name="MayShow">False for people who must not be listed: left, opted out, the searcher. Called once a candidate, best first, until enough are found.</param>
/// <param name="Doubts">People of whom others found that they were not the right ones, with what is left of their score: 0.5 at least, 1 is no doubt.</param>
/// <param name="AskedBy">Who asks, when that is not the searcher; whoever helped them before is likelier to answer.</param>
/// <param name="UnitOf">The part of the company that a person belongs to; null when it is not known. Without it no place is kept for another unit.</param>
public sealed record ExpertQuery(
    string Tenant,
    IReadOnlyList<string> Topics,
    string Searcher,
    DateTimeOffset Now,
    int Take,
    Func<string, bool> MayShow,
    IReadOnlyDictionary<string, double>? Doubts = null,
    Func<string, string?>? UnitOf = null,
    string? AskedBy = null)
{
    internal string Asker => AskedBy ?? Searcher;
}

/// <summary>The answer of the index.</summary>
/// <param name="People">Best first; empty when nobody is known.</param>
/// <param name="Understood">The topics as they were read, typos and abbreviations resolved: “kubernets” gives “kubernetes”.</param>
public sealed record Ranking(IReadOnlyList<RankedPerson> People, IReadOnlyList<string> Understood);

/// <summary>A person and the ids of the evidence that weighed most, strongest first. There is no score: people are not graded.</summary>
/// <param name="Topics">Which of the topics asked for this person has evidence of (indexes into <see cref="ExpertQuery.Topics"/>).</param>
/// <param name="Place">Why the person is on the list.</param>
public sealed record RankedPerson(string Person, IReadOnlyList<string> Evidence, IReadOnlyList<int> Topics, ListedFor Place = ListedFor.Knowing);

/// <summary>Why somebody is on a list.</summary>
public enum ListedFor
{
    /// <summary>By what speaks for them.</summary>
    Knowing,

    /// <summary>The last place is kept for somebody who is not seen everywhere and did something on the topic lately.</summary>
    Lately,

    /// <summary>The last place is kept for somebody of another unit, where all others are of one.</summary>
    OtherUnit,
}

/// <summary>A text for which threads are wanted: a few words of search, or a whole question.</summary>
/// <param name="Searcher">Only evidence that this person could open is counted or shown.</param>
/// <param name="MayShow">False for threads that must not be listed. Called once a thread, best first, until enough are found.</param>
public sealed record ThreadQuery(string Tenant, string Text, string Searcher, int Take, Func<string, bool> MayShow);

/// <summary>The threads found.</summary>
/// <param name="Threads">Best first.</param>
/// <param name="Understood">The text as it was read, typos and abbreviations resolved.</param>
public sealed record FoundThreads(IReadOnlyList<ThreadMatch> Threads, string Understood);

/// <summary>A thread and the ids of its pieces that fit best.</summary>
/// <param name="IsSolved">True when an answer of it was accepted.</param>
public sealed record ThreadMatch(string Thread, IReadOnlyList<string> Evidence, bool IsSolved);

/// <summary>Some of a text's letters, in UTF-16 units.</summary>
public readonly record struct Stretch(int Start, int Length)
{
    public int End => Start + Length;
}
