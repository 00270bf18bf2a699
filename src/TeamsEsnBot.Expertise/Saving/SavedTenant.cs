using System.Runtime.InteropServices;
using TeamsEsnBot.Expertise.Evidence;

namespace TeamsEsnBot.Expertise.Saving;

/// <summary>
/// One tenant's evidence as bytes and back: names, pieces, and the postings as they lie in memory (numbers of several bytes begin with the lowest, as on every machine that .NET
/// runs on). What is not written is derived from the pieces again, and no text is read again.
/// </summary>
internal static class SavedTenant
{
    /// <summary>To be raised whenever the order or the meaning of what is written changes.</summary>
    public const int Layout = 4;

    private const int PiecesAtOnce = 4_096;

    /// <param name="view">Without anything gone. The tenant may change meanwhile: what came after the view is left out.</param>
    public static void Write(PackedWriter to, View view)
    {
        // Audiences are counted before the people who are in them: those who come meanwhile are among the people, and audiences of theirs are not written.
        var evidence = view.Evidence;
        var audiences = evidence.Audiences.Count;
        Write(to, evidence.People);
        Write(to, evidence.Threads);
        to.Number(audiences - 1);
        for (var audience = 1; audience < audiences; audience++)
        {
            var members = evidence.Audiences.MembersOf(audience);
            to.Number(members.Length);
            foreach (var member in members)
            {
                to.Number(member);
            }
        }

        to.Number(view.Count);
        for (var slot = 0; slot < view.Count; slot++)
        {
            if (slot % PiecesAtOnce == 0)
            {
                to.Bytes(MemoryMarshal.AsBytes(view.Slots.AsSpan(slot, Math.Min(PiecesAtOnce, view.Count - slot))));
            }

            WriteId(to, evidence.Ids[slot], evidence.People[view.Slots[slot].Person]);
            to.Number(evidence.ThreadOf(slot) + 1);
        }

        Write(to, evidence.Vocabulary.Lexicon, view.Count);
        Write(to, evidence.Topics, view.Count);
        Write(to, evidence.Acronyms.Lexicon, view.Count);
        Write(to, evidence.Helped, view.Count);
    }

    public static View Read(PackedReader from)
    {
        var evidence = new TenantEvidence();
        ReadNames(from, evidence.People);
        ReadNames(from, evidence.Threads);
        for (var audiences = from.Count(); audiences > 0; audiences--)
        {
            var members = new int[from.Count()];
            foreach (ref var member in members.AsSpan())
            {
                member = Below(evidence.People.Count, from.Number());
            }

            evidence.Audiences.Of(members);
        }

        ReadPieces(from, evidence);
        var (pieces, words) = (evidence.Count, evidence.Vocabulary);
        ReadLexicon(from, words.Lexicon, words.Reach, words.Add, pieces);
        ReadLexicon(from, evidence.Topics, evidence.Topics.Reach, evidence.Topics.Add, pieces);
        ReadLexicon(from, evidence.Acronyms.Lexicon, evidence.Acronyms.Lexicon.Reach, evidence.Acronyms.Lexicon.Add, pieces);
        ReadLexicon(from, evidence.Helped, evidence.Helped.Reach, evidence.Helped.Add, pieces);
        return evidence.Appended();
    }

    // What the tenant was given meanwhile may be in here too, without any use.
    private static void Write(PackedWriter to, Names names)
    {
        var count = names.Count;
        to.Number(count);
        for (var number = 0; number < count; number++)
        {
            to.Text(names[number]);
        }
    }

    private static void ReadNames(PackedReader from, Names names)
    {
        var count = from.Count();
        for (var number = 0; number < count; number++)
        {
            if (names.Of(from.Text()) != number)
            {
                throw new InvalidDataException("A name comes twice.");
            }
        }
    }

    // An id mostly begins with its person's, which stands in the table already.
    private static void WriteId(PackedWriter to, string id, string person)
    {
        var shared = id.AsSpan().CommonPrefixLength(person);
        to.Number(shared);
        to.Text(id.AsSpan(shared));
    }

    private static void ReadPieces(PackedReader from, TenantEvidence evidence)
    {
        var count = from.Count();
        evidence.Reach(count);
        var some = new Slot[Math.Min(count, PiecesAtOnce)];
        for (var slot = 0; slot < count; slot++)
        {
            if (slot % PiecesAtOnce == 0)
            {
                MemoryMarshal.Cast<byte, Slot>(from.Bytes())[..Math.Min(PiecesAtOnce, count - slot)].CopyTo(some);
            }

            var piece = some[slot % PiecesAtOnce];
            if (!Enum.IsDefined(piece.Kind) || piece.Minutes < 0)
            {
                throw new InvalidDataException($"Evidence is of kind {piece.Kind}, which the engine does not know.");
            }

            var person = evidence.People[Below(evidence.People.Count, piece.Person)];
            _ = Below(evidence.Audiences.Count, piece.Audience);
            var id = string.Concat(person.AsSpan(0, from.Number()), from.Text());
            evidence.Append(piece, Below(evidence.Threads.Count + 1, from.Number()) - 1);
            evidence.Ids.Add(slot, id);
        }
    }

    private static void Write(PackedWriter to, Lexicon lexicon, int pieces)
    {
        // Spellings are counted first: their keys came before them.
        var (spellings, keys) = (lexicon.Spellings, lexicon.Keys);
        to.Number(spellings);
        to.Number(keys);
        var room = new ushort[Postings.LongestPiece];
        for (var spelling = 0; spelling < spellings; spelling++)
        {
            var (written, key) = (lexicon.SpellingAt(spelling), lexicon.KeyAt(lexicon.KeyOf(spelling)));
            to.Text(written);
            WriteId(to, key, written);
            to.Bytes(MemoryMarshal.AsBytes(lexicon.Read(spelling).NumbersBefore(pieces, room)));
        }
    }

    private static void ReadLexicon(PackedReader from, Lexicon lexicon, Action<int, int> reach, Func<string, string, int> add, int pieces)
    {
        var (spellings, keys) = (from.Count(), from.Count());
        reach(Math.Min(spellings, 1 << 20), Math.Min(keys, 1 << 20));
        for (var spelling = 0; spelling < spellings; spelling++)
        {
            var written = from.Text();
            var shared = from.Number();
            var rest = from.Text();
            var key = shared == written.Length && rest.Length == 0 ? written : string.Concat(written.AsSpan(0, shared), rest);
            if (lexicon.TryFind(written, out _))
            {
                throw new InvalidDataException("A word comes twice.");
            }

            lexicon.Fill(add(written, key), Postings.Of(MemoryMarshal.Cast<byte, ushort>(from.Bytes()), pieces));
        }
    }

    private static int Below(int limit, int number) => number >= 0 && number < limit ? number : throw new InvalidDataException($"A number is {number}, but only {limit} are there.");
}
