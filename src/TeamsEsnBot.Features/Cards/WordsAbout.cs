using System.Globalization;
using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.Cards;

/// <summary>
/// What cards say about a thing, put into words once: the same few people and sources stand on card after card. Said anew in another language and on another day,
/// and forgotten with the thing itself, so that nothing is known here longer than elsewhere. Safe from any thread.
/// </summary>
internal sealed class WordsAbout<TThing, TWords>(Func<TThing, DateTimeOffset, TWords> say)
    where TThing : class
{
    private readonly ConditionalWeakTable<TThing, Known> _known = [];

    public TWords At(TThing thing, DateTimeOffset now)
    {
        var (language, day) = (CultureInfo.CurrentUICulture, now.Date);
        if (_known.TryGetValue(thing, out var known) && ReferenceEquals(known.Language, language) && known.Day == day)
        {
            return known.Words;
        }

        var words = say(thing, now);
        _known.AddOrUpdate(thing, new Known(language, day, words));
        return words;
    }

    private sealed record Known(CultureInfo Language, DateTime Day, TWords Words);
}
