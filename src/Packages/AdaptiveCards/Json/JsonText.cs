using System.Buffers;
using System.Globalization;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>JSON while it is written, without white space. What Json.NET escapes is escaped, and nothing else.</summary>
internal sealed class JsonText : IDisposable
{
    private const int UsualLength = 16 * 1024;

    // No card is nested like this, unless it contains itself.
    private const int Deepest = 64;

    // Nearly all of a text, and what can be skipped fastest.
    private static readonly SearchValues<char> PlainAscii = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code).Except(['"', '\\'])]);

    private char[] _text = ArrayPool<char>.Shared.Rent(UsualLength);
    private int _length;
    private int _depth;

    public void Open(char bracket)
    {
        if (++_depth > Deepest)
        {
            throw new JsonSerializationException($"A card cannot be nested more than {Deepest} elements deep. Does this one contain itself?");
        }

        Raw([bracket]);
    }

    public void Close(char bracket)
    {
        _depth--;
        Append([bracket]);
    }

    /// <summary>A name or value that is JSON already; after a name comes its value, before all others a comma where one is due.</summary>
    public void Raw(ReadOnlySpan<char> json)
    {
        if (_length > 0 && _text[_length - 1] is not ('{' or '[' or ':'))
        {
            Append(",");
        }

        Append(json);
    }

    /// <summary>The same for what is written from compiled code, which knows no spans.</summary>
    public void Member(string json) => Raw(json);

    public void TextOrNull(string text)
    {
        if (text is null)
        {
            Raw("null");
        }
        else
        {
            Text(text);
        }
    }

    public void Name(string name)
    {
        Text(name);
        Append(":");
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Raw("\"");
        for (var at = NextEscaped(text); at >= 0; at = NextEscaped(text))
        {
            Append(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }

        Append(text);
        Append("\"");
    }

    public void Dispose() => ArrayPool<char>.Shared.Return(_text);

    public override string ToString() => new(_text, 0, _length);

    /// <summary>Where the first character stands that must be escaped; negative when there is none.</summary>
    private static int NextEscaped(ReadOnlySpan<char> text)
    {
        var at = text.IndexOfAnyExcept(PlainAscii);
        while (at >= 0 && text[at] is > '~' and not ('\u0085' or '\u2028' or '\u2029'))
        {
            var more = text[(at + 1)..].IndexOfAnyExcept(PlainAscii);
            at = more < 0 ? more : at + 1 + more;
        }

        return at;
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Append("\\\"");
                break;
            case '\\':
                Append("\\\\");
                break;
            case '\b':
                Append("\\b");
                break;
            case '\t':
                Append("\\t");
                break;
            case '\n':
                Append("\\n");
                break;
            case '\f':
                Append("\\f");
                break;
            case '\r':
                Append("\\r");
                break;
            default:
                Append(string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"));
                break;
        }
    }

    private void Append(ReadOnlySpan<char> json)
    {
        if (_length + json.Length > _text.Length)
        {
            var longer = ArrayPool<char>.Shared.Rent(Math.Max(_length + json.Length, _text.Length * 2));
            _text.AsSpan(0, _length).CopyTo(longer);
            ArrayPool<char>.Shared.Return(_text);
            _text = longer;
        }

        json.CopyTo(_text.AsSpan(_length));
        _length += json.Length;
    }
}
