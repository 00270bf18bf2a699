using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Features.Synonyms;

/// <summary>“Mothership is another name for Kubernetes.” Both sides as they were written.</summary>
internal sealed record NewSynonym(string Left, SynonymKind Kind, string Right)
{
    private const int MostWords = 6;

    // “What means …” and “it means …” are no words about words.
    private static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "what", "which", "who", "whose", "how", "why", "when", "where", "whether", "if", "does", "do", "did", "is", "are", "can", "could", "will", "would", "should", "anyone", "anybody",
        "somebody", "someone", "nobody", "i", "you", "he", "she", "it", "we", "they", "this", "that", "these", "those", "there", "here", "not", "no",
    };

    /// <summary>Whether the sentence tells what a name stands for.</summary>
    public static bool IsMeant(Phrase.Match match) => IsName(match["left"]) && IsName(match["right"]);

    /// <summary>The same of a sentence with no word but “means” to tell it by: “meals” and “beans” are no slips of the finger there.</summary>
    public static bool IsMeantExactly(Phrase.Match match) =>
        match.Certainty == Phrase.AsListed && IsMeant(match) && Words.Of(match["left"]).Count <= MostWords;

    /// <summary>What was written about two things with a sign in between. Without a sign one side is empty.</summary>
    public static NewSynonym Of(string relation)
    {
        var written = relation.Replace("->", ">", StringComparison.Ordinal).Replace("=>", ">", StringComparison.Ordinal).Replace('→', '>');
        var at = written.AsSpan().IndexOfAny('=', '>', '~');
        return at < 0
            ? new(written, SynonymKind.Same, "")
            : new(written[..at], written[at] switch { '=' => SynonymKind.Same, '>' => SynonymKind.OneWay, _ => SynonymKind.Near }, written[(at + 1)..]);
    }

    public static NewSynonym FilledIn(Pressed pressed) =>
        new(pressed["left"], Enum.TryParse<SynonymKind>(pressed["kind"], out var kind) && Enum.IsDefined(kind) ? kind : SynonymKind.Same, pressed["right"]);

    // IT and WHO are names; it and who are not.
    private static bool IsName(string words) =>
        Words.Of(words) is { Count: > 0 } read && (!NoNames.Contains(read[0]) || read.Between(0, 1) is { Length: > 1 } first && first.All(char.IsAsciiLetterUpper));
}

/// <summary>Takes what a champion says about words, unless it says nothing new.</summary>
internal sealed class AddSynonym(Champions champions, SynonymStore synonyms, TimeProvider time) : IAnswer<NewSynonym>
{
    public async Task<Reply> AnswerAsync(NewSynonym said, Turn turn, CancellationToken cancel) => (champions.Is(turn.Tenant, turn.By.Id)
        ? await AddAsync(said, turn, cancel)
        : ForChampions.Only(champions, turn.Tenant)).Privately();

    private async Task<Reply> AddAsync(NewSynonym said, Turn turn, CancellationToken cancel)
    {
        if ((Topic.Of(said.Left), Topic.Of(said.Right)) is not ({ } left, { } right))
        {
            return Reply.Shows(SynonymCards.Which(said));
        }

        if (Math.Max(said.Left.Trim().Length, said.Right.Trim().Length) > Synonym.Longest)
        {
            return Reply.Refuses(Say.Of(Wording.SynonymTooLong, Synonym.Longest));
        }

        if (Synonym.HasSigns(left.Name) || Synonym.HasSigns(right.Name))
        {
            return Reply.Refuses(Wording.SynonymWithSigns);
        }

        var synonym = new Synonym(left.Name, said.Kind, right.Name, turn.By, time.GetUtcNow(), turn.Id);
        switch (synonyms.Judge(turn.Tenant, synonym))
        {
            case Verdict.MeansItself:
                return Reply.Refuses(Say.Of(Wording.SynonymMeansItself, left.Name, right.Name));
            case Verdict.IsThere:
                return Reply.Refuses(Say.Of(Wording.SynonymIsThere, left.Name, right.Name));
            case Verdict.IsOneTooMany:
                return Reply.Refuses(Say.Of(Wording.SynonymsTooMany, SynonymStore.Most));
            case Verdict.IsOneTooManyOfOne:
                return Reply.Refuses(Say.Of(Wording.SynonymsTooManyOfOne, SynonymStore.MostOfOne));
            default:
                await synonyms.AddAsync(turn.Tenant, synonym, cancel);
                return Reply.Shows(SynonymCards.Noted(synonym));
        }
    }
}
