using System.Buffers;
using System.Runtime.InteropServices;

namespace TeamsEsnBot.Expertise.Asking;

/// <summary>Cuts a question into words, and finds out what each does there.</summary>
internal sealed class QuestionWords
{
    /// <summary>Only the beginning of a long text is read as a question.</summary>
    private const int Most = 400;

    private const int LongestShout = 3;
    private const int ShortestSide = 4;

    private static readonly SearchValues<char> Spaces = SearchValues.Create(" \t\r\n\u00A0\u202F");

    // What French takes the last letter from before a vowel.
    private static readonly SearchValues<char> Elided = SearchValues.Create("cdjlmnstCDJLMNST");

    private readonly string _text;
    private readonly bool _isShouted;
    private readonly List<QuestionWord> _words;
    private Joint _joint;
    private bool _isQuoted;

    private QuestionWords(string text)
    {
        _text = text;
        _isShouted = text.AsSpan().IndexOfAnyInRange('a', 'z') < 0;
        _words = new List<QuestionWord>((text.Length / 5) + 1);
    }

    public static List<QuestionWord> In(string text, KnownTopics known)
    {
        var words = new QuestionWords(text);
        for (var at = 0; at < text.Length && words._words.Count < Most;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                words._joint |= text[at] is '\n' or '\r' ? Joint.Sentence : Joint.None;
                at++;
                continue;
            }

            var length = text.AsSpan(at).IndexOfAny(Spaces);
            length = length < 0 ? text.Length - at : length;
            words.Add(at, at + length);
            at += length;
        }

        Ambiguous.Decide(text, words._words);
        known.Mark(text, CollectionsMarshal.AsSpan(words._words));
        Ambiguous.DecideBetweenNames(text, CollectionsMarshal.AsSpan(words._words));
        return words._words;
    }

    // What stands between two spaces: nearly always a word with punctuation around it.
    private void Add(int start, int end)
    {
        var chunk = _text.AsSpan(start, end - start);
        if (chunk.Contains("://", StringComparison.Ordinal) || chunk.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            _words.Add(new QuestionWord(start, end, WordUse.Address, _joint, isCapital: false));
            _joint = Joint.None;
            return;
        }

        var comma = chunk.IndexOfAny(',', ';');
        if (comma > 0 && comma < chunk.Length - 1 && char.IsLetter(chunk[comma - 1]) && char.IsLetter(chunk[comma + 1]))
        {
            Add(start, start + comma + 1);
            Add(start + comma + 1, end);
            return;
        }

        var first = chunk.IndexOfAnyExcept(Signs.InFront);
        if (first < 0 || Signs.IsPicture(chunk))
        {
            _joint |= _isQuoted ? Joint.None : first < 0 ? Signs.Alone(chunk) : Joint.Comma;
            return;
        }

        // “.NET” begins with its dot.
        first -= first > 0 && chunk[first - 1] == '.' ? 1 : 0;
        var after = chunk.LastIndexOfAnyExcept(Signs.Behind) + 1;
        Quote(chunk[..first], opens: true);
        Slashed(start + first, start + after);
        Quote(chunk[after..], opens: false);
        _joint |= _isQuoted || Signs.IsShortened(chunk[first..after]) ? Joint.None : Signs.After(chunk[after..]);
    }

    private void Quote(ReadOnlySpan<char> signs, bool opens) => _isQuoted = signs.ContainsAny(Signs.Quotes) ? opens : _isQuoted;

    // “Kafka/RabbitMQ” is two things, “TCP/IP” is one.
    private void Slashed(int start, int end)
    {
        var unit = _text.AsSpan(start, end - start);
        var slash = unit.IndexOf('/');
        if (slash >= ShortestSide && unit.Length - slash > ShortestSide && unit.IndexOfAny(".:\\") < 0)
        {
            Hyphened(start, start + slash);
            _joint |= Joint.And;
            Slashed(start + slash + 1, end);
        }
        else
        {
            Hyphened(start, end);
        }
    }

    private void Hyphened(int start, int end)
    {
        var unit = _text.AsSpan(start, end - start);
        var hyphen = unit.LastIndexOf('-');
        if (hyphen <= 0 || AskingWords.Of(unit) != WordUse.None)
        {
            Elision(start, end);
            return;
        }

        var last = unit[(hyphen + 1)..];
        if (IsTurned(unit[..hyphen], last))
        {
            Word(start, end, WordUse.Cut | WordUse.French | (AskingWords.Of(unit[..hyphen]) & WordUse.Asks));
        }
        else if (AskingWords.Of(last) is var use && IsOwnWord(use))
        {
            Elision(start, start + hyphen);
            Word(start + hyphen + 1, end, use);
        }
        else
        {
            Elision(start, end);
        }
    }

    // “SAP-Kenntnisse”, “React-Experten” and “VPN-Probleme” are written as one word.
    private static bool IsOwnWord(WordUse use) =>
        (use & WordUse.Skill) != 0
        || (use & (WordUse.Person | WordUse.Cut)) == (WordUse.Person | WordUse.Cut)
        || ((use & (WordUse.Tail | WordUse.Person)) != 0 && (use & (WordUse.German | WordUse.Dutch)) != 0);

    // “Connais-tu”, “trouve-moi”, “a-t-on”: a French verb with its pronoun behind it. “Sign-on” is none.
    private static bool IsTurned(ReadOnlySpan<char> verb, ReadOnlySpan<char> pronoun) =>
        pronoun is "je" or "tu" or "nous" or "vous" or "ils" or "elles" or "moi"
        || (pronoun is "il" or "elle" or "on" or "ce" && (verb.EndsWith("-t") || (AskingWords.Of(verb) & WordUse.French) != 0));

    // “l'expert” and “d'offres” are two words.
    private void Elision(int start, int end)
    {
        var unit = _text.AsSpan(start, end - start);
        var mark = unit.IndexOfAny('\'', '’');
        var isElided = (mark == 1 && Elided.Contains(unit[0])) || (mark == 2 && unit.StartsWith("qu", StringComparison.OrdinalIgnoreCase));
        if (!isElided || mark == unit.Length - 1 || AskingWords.Of(unit) != WordUse.None)
        {
            Word(start, end, AskingWords.Of(unit));
            return;
        }

        Word(start, start + mark, WordUse.Small | WordUse.Of | WordUse.French);
        Elision(start + mark + 1, end);
    }

    private void Word(int start, int end, WordUse use)
    {
        var word = _text.AsSpan(start, end - start);
        var isCapital = char.IsUpper(word[0]);
        if (use == WordUse.None)
        {
            use = AskingWords.OfMistyped(word);

            // A name in the middle of a sentence is no slip, where names alone are written large.
            var mayBeLarge = (use & (WordUse.Person | WordUse.Skill | WordUse.German)) != 0;
            use = isCapital && !mayBeLarge && _joint == Joint.None && _words.Count > 0 ? WordUse.None : use;
        }
        else if (isCapital && !_isShouted && IsName(word, use))
        {
            use = WordUse.None;
        }

        if ((use & WordUse.And) != 0 && _isQuoted)
        {
            use = WordUse.Small;
        }

        _words.Add(new QuestionWord(start, end, use, _joint, isCapital));
        _joint = Joint.None;
    }

    // “IT” is a department, “Word” a program, and the Hat of “Red Hat” belongs to a name; but “I” and the German “Sie” are written large everywhere, as is every
    // German noun.
    private bool IsName(ReadOnlySpan<char> word, WordUse use)
    {
        const WordUse Never = WordUse.Person | WordUse.Polite | WordUse.And;
        const WordUse GermanAsking = WordUse.German | WordUse.Asks;
        var isI = word[0] == 'I' && (word.Length == 1 || word[1] is '\'' or '’');
        if ((use & Never) != 0 || (use & GermanAsking) == GermanAsking || isI)
        {
            return false;
        }

        var isShort = word.Length is > 1 and <= LongestShout && !word.ContainsAnyExceptInRange('A', 'Z');
        var isWithin = _words.Count > 0 && _joint == Joint.None;
        var isVerb = (use & WordUse.Cut) != 0 && word is not ("Sie" or "Ihr" or "Ihnen" or "Du" or "Dich" or "Dir" or "Euch");
        var isForeignNoun = (use & WordUse.Soft) != 0 && (use & (WordUse.German | WordUse.Asks)) == 0;
        return isShort || (isWithin && (isVerb || isForeignNoun));
    }
}
