namespace TeamsEsnBot.Expertise.Evidence;

/// <summary>Writes a tenant's evidence down anew without the pieces that are gone, so that nothing of them is left: no word, no id, no name.</summary>
internal static class Compaction
{
    private const int FewestGone = 1_024;
    private const int ShareGone = 4;

    /// <summary>True when a quarter of the slots is empty: then what is gone costs more than to write the rest anew.</summary>
    public static bool IsDue(View view) => view.Count - view.Totals.Pieces is var gone && gone > FewestGone && gone > view.Count / ShareGone;

    public static View Of(View view)
    {
        var (from, to) = (view.Evidence, new TenantEvidence());
        var places = Pieces(view, to);
        Words(from.Vocabulary.Lexicon, places, to.Vocabulary.Add, to.Vocabulary.Lexicon);
        Words(from.Topics, places, to.Topics.Add, to.Topics);
        Words(from.Acronyms.Lexicon, places, to.Acronyms.Lexicon.Add, to.Acronyms.Lexicon);
        Words(from.Helped, places, to.Helped.Add, to.Helped);
        return to.Appended();
    }

    // Gives every piece its new slot; returns the new slot + 1 by old slot.
    private static int[] Pieces(View view, TenantEvidence to)
    {
        var from = view.Evidence;
        var (places, audiences) = (new int[view.Count], new int[from.Audiences.Count]);
        to.Reach(view.Totals.Pieces);
        for (var slot = 0; slot < view.Count; slot++)
        {
            if (!view.IsThere(slot))
            {
                continue;
            }

            var piece = view.Slots[slot];
            var person = to.People.Of(from.People[piece.Person]);
            places[slot] = to.Append(piece.For(person, AudienceOf(piece.Audience)), from.ThreadOf(slot) is >= 0 and var thread ? to.Threads.Of(from.Threads[thread]) : -1) + 1;
            to.Ids.Add(places[slot] - 1, from.Ids[slot]);
        }

        return places;

        int AudienceOf(int audience)
        {
            if (audience != Audiences.Everyone && audiences[audience] == 0)
            {
                var members = from.Audiences.MembersOf(audience).ToArray();
                audiences[audience] = to.Audiences.Of(Array.ConvertAll(members, member => to.People.Of(from.People[member])));
            }

            return audiences[audience];
        }
    }

    private static void Words(Lexicon from, int[] places, Func<string, string, int> add, Lexicon to)
    {
        for (var spelling = 0; spelling < from.Spellings; spelling++)
        {
            var number = -1;
            var pieces = from.Read(spelling);
            while (pieces.MoveNext() && pieces.Slot < places.Length)
            {
                if (places[pieces.Slot] is > 0 and var place)
                {
                    number = number < 0 ? add(from.SpellingAt(spelling), from.KeyAt(from.KeyOf(spelling))) : number;
                    to.Use(number, place - 1, pieces.Uses);
                }
            }
        }
    }
}
