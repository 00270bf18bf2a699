using TeamsEsnBot.Expertise.Evidence;
using TeamsEsnBot.Expertise.Text;
using TeamsEsnBot.Expertise.Words;

namespace TeamsEsnBot.Expertise.Saving;

/// <summary>
/// One tenant's evidence as bytes and back: tables of words, terms, people and audiences, then the pieces, which name them by number. What is not written is
/// derived from the pieces again (postings, activity, popular topics, abbreviations), and no text is read again.
/// </summary>
internal static class SavedTenant
{
    /// <summary>To be raised whenever the order or the meaning of what is written changes.</summary>
    public const int Layout = 1;

    private const int Everyone = 1;
    private const int Members = 2;

    public static void Write(PackedWriter to, TenantPicture picture)
    {
        var (words, termOfWord, terms, postings) = picture.Vocabulary;
        Write(to, words);
        Array.ForEach(termOfWord, to.Number);
        Write(to, terms);
        Array.ForEach(postings, to.Number);
        Write(to, picture.People);
        Write(to, picture.Audiences, audience => Write(to, audience));
        to.Number(picture.Pieces.Count(piece => piece is not null));
        foreach (var piece in picture.Pieces)
        {
            if (piece is not null)
            {
                Write(to, piece);
            }
        }
    }

    public static TenantEvidence Read(PackedReader from)
    {
        var evidence = new TenantEvidence();
        var words = Things(from, from.Text);
        var termOfWord = Numbers(from, words.Length);
        var terms = Things(from, from.Text);
        var vocabulary = new VocabularyPicture(words, termOfWord, terms, Numbers(from, terms.Length));
        var people = Things(from, from.Text);
        var audiences = Things(from, () => ReadAudience(from));
        var pieces = from.Count();
        evidence.Begin(vocabulary, people, audiences, pieces);
        for (; pieces > 0; pieces--)
        {
            evidence.Append(ReadPiece(from, evidence));
        }

        evidence.EndAppend();

        return evidence;
    }

    private static void Write<T>(PackedWriter to, (T? Thing, int Users)[] things, Action<T> write)
        where T : class
    {
        to.Number(things.Length);
        foreach (var (thing, users) in things)
        {
            to.Number(thing is null ? 0 : users);
            if (thing is not null)
            {
                write(thing);
            }
        }
    }

    private static void Write(PackedWriter to, (string? Thing, int Users)[] things) => Write(to, things, text => to.Text(text));

    private static (T? Thing, int Users)[] Things<T>(PackedReader from, Func<T> read)
        where T : class
    {
        var things = new (T? Thing, int Users)[from.Count()];
        foreach (ref var thing in things.AsSpan())
        {
            var users = from.Number();
            thing = users == 0 ? default : (read(), users);
        }

        return things;
    }

    private static int[] Numbers(PackedReader from, int count)
    {
        var numbers = new int[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = from.Number();
        }

        return numbers;
    }

    private static void Write(PackedWriter to, Audience audience)
    {
        to.Number(audience.IsEveryone ? Everyone : Members);
        if (!audience.IsEveryone)
        {
            to.Number(audience.Members.Count);
            foreach (var member in audience.Members)
            {
                to.Repeated(member);
            }
        }
    }

    private static Audience ReadAudience(PackedReader from)
    {
        switch (from.Number())
        {
            case Everyone:
                return Audience.Everyone;
            case Members:
                var members = new HashSet<string>(StringComparer.Ordinal);
                for (var count = from.Count(); count > 0; count--)
                {
                    members.Add(from.Repeated());
                }

                return Audience.Of(members);
            default:
                throw new InvalidDataException("An audience is neither everyone nor some.");
        }
    }

    private static void Write(PackedWriter to, Piece piece)
    {
        // An id mostly begins with its person's, which stands in the table already.
        var shared = piece.Id.AsSpan().CommonPrefixLength(piece.PersonId);
        to.Number(piece.Person);
        to.Number(shared);
        to.Text(piece.Id.AsSpan(shared));
        to.Number((int)piece.Kind);
        to.Number((ulong)piece.When.UtcTicks);
        to.Number(piece.Votes < 0 ? (2 * (ulong)-(long)piece.Votes) - 1 : 2 * (ulong)piece.Votes);
        to.Number(piece.Audience);
        to.Number(piece.Length);
        to.Bytes(piece.Words);
        to.Number(piece.Topics.Length);
        foreach (var (term, spelling) in piece.Topics)
        {
            to.Number(term);
            to.Repeated(spelling);
        }

        to.Number(piece.Acronyms.Length);
        foreach (var acronym in piece.Acronyms)
        {
            to.Repeated(acronym.Short);
            to.Repeated(acronym.Long);
        }
    }

    private static Piece ReadPiece(PackedReader from, TenantEvidence evidence)
    {
        var person = from.Number();
        var personId = evidence.PersonOf(person);
        var id = string.Concat(personId.AsSpan(0, from.Number()), from.Text());
        var kind = (EvidenceKind)from.Number();
        if (!Enum.IsDefined(kind))
        {
            throw new InvalidDataException($"Evidence is of kind {kind}, which the engine does not know.");
        }

        var when = new DateTimeOffset((long)from.LargeNumber(), TimeSpan.Zero);
        var votes = from.LargeNumber();
        return new Piece(
            id,
            personId,
            person,
            kind,
            when,
            (int)(votes % 2 == 0 ? (long)(votes / 2) : -(long)((votes + 1) / 2)),
            from.Number(),
            from.Number(),
            from.Bytes().ToArray(),
            Topics(from),
            Acronyms(from));
    }

    private static (int Term, string Spelling)[] Topics(PackedReader from)
    {
        var topics = from.Count() is > 0 and var count ? new (int, string)[count] : [];
        foreach (ref var topic in topics.AsSpan())
        {
            topic = (from.Number(), from.Repeated());
        }

        return topics;
    }

    private static Acronym[] Acronyms(PackedReader from)
    {
        var acronyms = from.Count() is > 0 and var count ? new Acronym[count] : [];
        foreach (ref var acronym in acronyms.AsSpan())
        {
            acronym = new Acronym(from.Repeated(), from.Repeated());
        }

        return acronyms;
    }
}
