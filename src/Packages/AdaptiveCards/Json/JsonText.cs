using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;
using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>
/// JSON while it is written: UTF-8, in a rented buffer, without white space. What Json.NET escapes is escaped, and nothing else; half a surrogate pair, which
/// UTF-8 cannot carry, becomes the replacement character.
/// </summary>
internal sealed class JsonText : IMemoryOwner<byte>
{
    private const int UsualLength = 32 * 1024;

    // No card is nested like this, unless it contains itself.
    private const int Deepest = 64;

    // What a character of UTF-16 takes at most, escaped.
    private const int MostBytes = 6;
    private const int Quotes = 2;
    private const byte Quote = (byte)'"';

    // Characters looked at together.
    private const int Step = 16;

    private static readonly byte[][] Escapes = [.. Enumerable.Range(0, '\\' + 1).Select(code => Escaped((char)code))];
    private static readonly byte[] NextLine = Escaped('\u0085');
    private static readonly byte[] LineSeparator = Escaped('\u2028');
    private static readonly byte[] ParagraphSeparator = Escaped('\u2029');

    private byte[] _utf8 = ArrayPool<byte>.Shared.Rent(UsualLength);
    private int _length;
    private int _depth;

    /// <summary>What was written so far; its bytes belong to others once this is disposed.</summary>
    public Memory<byte> Memory => _utf8.AsMemory(0, _length);

    private bool IsFirst => _length == 0 || _utf8[_length - 1] is (byte)'{' or (byte)'[' or (byte)':';

    public void Open(char bracket)
    {
        if (++_depth > Deepest)
        {
            throw new JsonSerializationException($"A card cannot be nested more than {Deepest} elements deep. Does this one contain itself?");
        }

        Raw([(byte)bracket]);
    }

    public void Close(char bracket)
    {
        _depth--;
        Append([(byte)bracket]);
    }

    /// <summary>A name or value that is JSON already; after a name comes its value, before all others a comma where one is due.</summary>
    public void Raw(ReadOnlySpan<byte> json)
    {
        Separate();
        Append(json);
    }

    /// <summary>The same for what is written from compiled code, which knows no spans.</summary>
    /// <param name="json">With a comma before it, which is left out where none is due.</param>
    public void Member(byte[] json) => Append(IsFirst ? json.AsSpan(1) : json);

    /// <summary>The same for JSON that somebody else wrote.</summary>
    public void Raw(string json) => Raw(Encoding.UTF8.GetBytes(json));

    public void TextOrNull(string text)
    {
        if (text is null)
        {
            Raw("null"u8);
        }
        else
        {
            Text(text);
        }
    }

    public void Name(string name)
    {
        Text(name);
        Append(":"u8);
    }

    public void Text(ReadOnlySpan<char> text)
    {
        Separate();

        // Enough for the longest that a text can become, so that nothing below has to ask for room.
        Reserve((text.Length * MostBytes) + Quotes + Step);
        var to = _utf8.AsSpan(_length);
        to[0] = Quote;
        var (read, written) = (0, 1);
        while (true)
        {
            var plain = CopyPlain(text[read..], to[written..]);
            read += plain;
            written += plain;
            if (read == text.Length)
            {
                break;
            }

            var next = text[read];
            if (Escape(next) is { } escaped)
            {
                escaped.CopyTo(to[written..]);
                read++;
                written += escaped.Length;
            }
            else
            {
                if (!Rune.TryCreate(next, out var rune))
                {
                    // The first of two, or half a pair, which becomes the replacement character.
                    Rune.DecodeFromUtf16(text[read..], out rune, out _);
                }

                read += rune.Utf16SequenceLength;
                written += rune.EncodeToUtf8(to[written..]);
            }
        }

        to[written] = Quote;
        _length += written + 1;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_utf8);

    /// <summary>Copies the printable ASCII that a text begins with: nearly all of it.</summary>
    /// <param name="to">Has room for <see cref="Step"/> more than the text; what comes after the copied characters is overwritten next.</param>
    /// <returns>The number of characters copied, before the first that needs more care.</returns>
    private static int CopyPlain(ReadOnlySpan<char> text, Span<byte> to)
    {
        var units = MemoryMarshal.Cast<char, ushort>(text);
        var at = 0;
        for (; units.Length - at >= Step; at += Step)
        {
            var plain = CopyStep(units[at..], to[at..]);
            if (plain < Step)
            {
                return at + plain;
            }
        }

        // The rest of a longer text once more with what is before it, which takes one step instead of many.
        if (units.Length >= Step)
        {
            at = units.Length - Step;
            return at + CopyStep(units[at..], to[at..]);
        }

        for (; at < text.Length && text[at] is >= ' ' and <= '~' and not '"' and not '\\'; at++)
        {
            to[at] = (byte)text[at];
        }

        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int CopyStep(ReadOnlySpan<ushort> units, Span<byte> to)
    {
        var ascii = Vector128.NarrowWithSaturation(Vector128.Create(units), Vector128.Create(units[Vector128<ushort>.Count..]));
        ascii.CopyTo(to);
        var isOdd = Vector128.GreaterThan(ascii - Vector128.Create((byte)' '), Vector128.Create((byte)('~' - ' ')))
            | Vector128.Equals(ascii, Vector128.Create(Quote))
            | Vector128.Equals(ascii, Vector128.Create((byte)'\\'));
        return isOdd == Vector128<byte>.Zero ? Step : BitOperations.TrailingZeroCount(isOdd.ExtractMostSignificantBits());
    }

    /// <summary>How the character is escaped; null when it is not.</summary>
    private static byte[] Escape(char c) => c switch
    {
        < ' ' or '"' or '\\' => Escapes[c],
        '\u0085' => NextLine,
        '\u2028' => LineSeparator,
        '\u2029' => ParagraphSeparator,
        _ => null,
    };

    private static byte[] Escaped(char c) => Encoding.UTF8.GetBytes(JsonConvert.ToString(c.ToString())[1..^1]);

    private void Separate()
    {
        if (!IsFirst)
        {
            Append(","u8);
        }
    }

    private void Append(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        json.CopyTo(_utf8.AsSpan(_length));
        _length += json.Length;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes <= _utf8.Length)
        {
            return;
        }

        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(_length + bytes, _utf8.Length * 2));
        _utf8.AsSpan(0, _length).CopyTo(longer);
        ArrayPool<byte>.Shared.Return(_utf8);
        _utf8 = longer;
    }
}
