namespace TeamsEsnBot.Expertise.Asking;

/// <summary>What a word does in a question for people, beside naming a topic; the kinds of <c>asking.txt</c>. A word may do several of these.</summary>
[Flags]
internal enum WordUse
{
    /// <summary>It can only name a topic.</summary>
    None = 0,

    /// <summary>Carries no topic at either end of one, but may stand within: “notes de frais”.</summary>
    Small = 1,

    /// <summary>May begin or end a name, and is small only beside other small words: “help with payroll”, but “help desk”.</summary>
    Soft = 1 << 1,

    /// <summary>Never part of a topic: what stands before and after it are two things.</summary>
    Cut = 1 << 2,

    /// <summary>Begins the part of a sentence that tells whom one looks for.</summary>
    Who = 1 << 3,

    /// <summary>A name for those who are looked for.</summary>
    Person = 1 << 4,

    /// <summary>Tells that people or help are looked for.</summary>
    Asks = 1 << 5,

    /// <summary>Greets, thanks, or ends a letter.</summary>
    Polite = 1 << 6,

    /// <summary>Stands between two topics.</summary>
    And = 1 << 7,

    /// <summary>With “and” makes a pair: “sowohl Docker als auch Kafka”.</summary>
    Both = 1 << 8,

    /// <summary>May stand between “who” and its verb.</summary>
    Adverb = 1 << 9,

    /// <summary>The verb after it is no topic: “who can translate contracts”.</summary>
    Modal = 1 << 10,

    /// <summary>The verb after it is no topic either: “how to write Excel macros”.</summary>
    Infinitive = 1 << 11,

    /// <summary>A verb whose object is the topic, where it stands as a verb.</summary>
    Doing = 1 << 12,

    /// <summary>What follows it may be anything: “who is so kind”.</summary>
    Being = 1 << 13,

    /// <summary>A topic follows: “about Zig”.</summary>
    Leads = 1 << 14,

    /// <summary>Holds a name together: “terms of use”.</summary>
    Of = 1 << 29,

    /// <summary>Something that people have follows: “with Salesforce experience”, “any Salesforce experience”.</summary>
    Holds = 1 << 15,

    /// <summary>What people have with or in a topic. After <see cref="Holds"/> it ends a topic and does not belong to it.</summary>
    Skill = 1 << 16,

    /// <summary>One of many follows: “a ServiceNow project”.</summary>
    Article = 1 << 17,

    /// <summary>What topics are used in. After <see cref="Article"/> it does not belong to the topic.</summary>
    Frame = 1 << 18,

    /// <summary>Asks for a way to do the topic: “how does Kanban work”.</summary>
    How = 1 << 19,

    /// <summary>Belongs to <see cref="How"/>, if there is one.</summary>
    Works = 1 << 20,

    /// <summary>Adds nothing to the topic before it: “works council stuff”, “VPN problems”.</summary>
    Tail = 1 << 21,

    /// <summary>Adds nothing to the topic after it: “Thema Datenschutz”.</summary>
    Heading = 1 << 22,

    /// <summary>The address of a page.</summary>
    Address = 1 << 23,

    /// <summary>Whom one would like best, if there are several: “ideally in Berlin” goes on no list of topics.</summary>
    Rather = 1 << 30,

    /// <summary>Is part of the name of a topic of the company, whatever else it may do.</summary>
    Known = 1 << 24,

    English = 1 << 25,
    German = 1 << 26,
    French = 1 << 27,
    Dutch = 1 << 28,
}
