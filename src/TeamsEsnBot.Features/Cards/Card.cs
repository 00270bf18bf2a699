using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace TeamsEsnBot.Features.Cards;

/// <summary>
/// An Adaptive Card as we author it: a heading, some lines, people, questions, buttons. The house style lives here and in <see cref="CardPainter"/>
/// and nowhere else: fonts, spacing, wrap, labels, alternative text, fallback text, escaping, size.
/// </summary>
internal sealed class Card
{
    /// <summary>Largest message that Teams takes without complaint, in UTF-16 bytes (its limit is about 100 KB).</summary>
    public const int MessageBudget = 80 * 1024;

    /// <summary>Largest card in a search result, in bytes.</summary>
    public const int ResultBudget = 28 * 1024;

    /// <summary>Teams shows six buttons; more would hide behind a menu.</summary>
    public const int MostButtons = 6;

    // Characters; longer texts are built elsewhere than on the stack.
    private const int UsualWords = 2_048;

    private static readonly Dictionary<string, string> NoData = [];

    private readonly List<CardPart> _parts = [];
    private readonly List<CardButton> _buttons = [];

    private Card(string heading) => Heading = heading;

    /// <summary>The heading as it was given, without escapes: also the text of notifications.</summary>
    public string Heading { get; }

    /// <summary>Names this drawing of the card in all its buttons, so that a repeated press is known as one; null for cards nobody presses twice.</summary>
    public string? Drawing { get; private set; }

    internal IReadOnlyList<CardPart> Parts => _parts;

    internal IReadOnlyList<CardButton> Buttons => _buttons;

    public static Card Titled(string heading) => new(heading);

    /// <summary>A paragraph.</summary>
    public Card Line(string text) => With(new TextPart(text, IsQuiet: false));

    /// <summary>A paragraph in small, soft letters: what is good to know but not the point.</summary>
    public Card Quiet(string text) => With(new TextPart(text, IsQuiet: true));

    /// <summary>A person with what speaks for them.</summary>
    public Card Person(PersonPart person) => With(person);

    /// <summary>A line to type into.</summary>
    /// <param name="id">Name of the value in the data of the button pressed.</param>
    public Card AskText(string id, string label, string placeholder, string value = "", bool isRequired = false) =>
        With(new TextInputPart(id, label, placeholder, value, isRequired));

    /// <summary>One of several. The first is chosen when <paramref name="value"/> is null.</summary>
    public Card AskChoice(string id, string label, IReadOnlyList<(string Title, string Value)> choices, string? value = null) =>
        With(new ChoicePart(id, label, choices, value ?? (choices.Count > 0 ? choices[0].Value : "")));

    /// <summary>A button that comes back to the bot. Its data are ids, never state: the client could change them.</summary>
    /// <param name="verb"><c>noun.verb</c>, as a feature listens to it.</param>
    public Card Button(string title, string verb, params ReadOnlySpan<(string Name, string Value)> data)
    {
        var sent = data.Length == 0 ? NoData : new Dictionary<string, string>(data.Length, StringComparer.Ordinal);
        foreach (var (name, value) in data)
        {
            sent[name] = value;
        }

        return With(new CardButton(title, verb, sent, null));
    }

    /// <summary>A button that opens an address; left out when there is none.</summary>
    public Card Link(string title, string? address) => address is null ? this : With(new CardButton(title, null, NoData, address));

    /// <summary>Gives the drawing its name.</summary>
    public Card DrawnAs(string drawing)
    {
        Drawing = drawing;
        return this;
    }

    /// <summary>The card as JSON. Pictures are dropped when it would not fit the budget.</summary>
    public string ToJson(int budget = MessageBudget, CardUse use = CardUse.Message)
    {
        using var json = ToUtf8Json(budget, use);
        return Encoding.UTF8.GetString(json.Memory.Span);
    }

    /// <summary>The same as it travels, in rented memory to be disposed.</summary>
    public IMemoryOwner<byte> ToUtf8Json(int budget = MessageBudget, CardUse use = CardUse.Message)
    {
        var json = new CardPainter(withPictures: true, use).Paint(this).ToUtf8Json();
        if (Fits(json.Memory.Span, budget))
        {
            return json;
        }

        json.Dispose();
        return new CardPainter(withPictures: false, use).Paint(this).ToUtf8Json();
    }

    /// <summary>The same words without any layout: for clients that cannot draw the card, for screen readers and notifications.</summary>
    public string ToPlainText()
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[UsualWords]);
        text.AppendLiteral(Heading);
        foreach (var part in _parts)
        {
            part.AppendTo(ref text);
        }

        return text.ToStringAndClear();
    }

    /// <summary>Budgets count UTF-16; characters are counted only when they could be too many.</summary>
    private static bool Fits(ReadOnlySpan<byte> utf8, int budget) =>
        utf8.Length * sizeof(char) <= budget || Encoding.UTF8.GetCharCount(utf8) * sizeof(char) <= budget;

    private Card With(CardPart part)
    {
        _parts.Add(part);
        return this;
    }

    private Card With(CardButton button)
    {
        _buttons.Add(_buttons.Count < MostButtons
            ? button
            : throw new InvalidOperationException($"The card “{Heading}” has more than {MostButtons} buttons. Teams would hide the rest."));
        return this;
    }
}

/// <summary>Where a card is drawn: dialogs cannot answer to Action.Execute, so their buttons submit.</summary>
internal enum CardUse
{
    Message,
    Dialog,
}
