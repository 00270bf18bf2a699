using System.Runtime.CompilerServices;

namespace TeamsEsnBot.Features.Cards;

/// <summary>A piece of a card's body, in words.</summary>
internal abstract record CardPart
{
    /// <summary>Appends its words without layout, each line after a line break.</summary>
    public abstract void AppendTo(ref DefaultInterpolatedStringHandler text);

    protected static void AppendLine(ref DefaultInterpolatedStringHandler text, params ReadOnlySpan<string> line)
    {
        text.AppendLiteral("\n");
        foreach (var piece in line)
        {
            text.AppendLiteral(piece);
        }
    }
}

internal sealed record TextPart(string Text, bool IsQuiet) : CardPart
{
    public override void AppendTo(ref DefaultInterpolatedStringHandler text) => AppendLine(ref text, Text);
}

/// <summary>A person on a card.</summary>
/// <param name="Presence">“Available now”; null when unknown.</param>
internal sealed record PersonPart(Introduction Who, string? Presence, IReadOnlyList<ReasonPart> Reasons) : CardPart
{
    public override void AppendTo(ref DefaultInterpolatedStringHandler text)
    {
        if (Who.About.Length == 0)
        {
            AppendLine(ref text, Who.Name);
        }
        else
        {
            AppendLine(ref text, Who.Name, " (", Who.About, ")");
        }

        foreach (var reason in Reasons)
        {
            AppendLine(ref text, "- ", reason.Before, reason.Quoted, reason.After);
        }
    }
}

/// <summary>Who somebody is, put into words.</summary>
/// <param name="Address">Opens a chat with them.</param>
/// <param name="About">Job, department, place, in words.</param>
/// <param name="Photo">Data URI, or null.</param>
internal sealed record Introduction(string Name, string? Address, string About, string? Photo)
{
    /// <summary>The name as a card shows it, with its link.</summary>
    public string Linked { get; } = CardText.Link(Name, Address);

    /// <summary><see cref="About"/> as a card shows it.</summary>
    public string Quiet { get; } = CardText.Plain(About);

    /// <summary>What is read out instead of the photo.</summary>
    public string PhotoText { get; } = Say.Of(Wording.PhotoOf, Name);
}

/// <summary>Why a person is shown: <c>answered “How do I rotate vault keys?”, accepted, March 2026</c>.</summary>
/// <param name="Quoted">The words that link to the source; may be empty.</param>
/// <param name="Link">Opens the source; null when there is nothing to open.</param>
internal sealed record ReasonPart(string Before, string Quoted, string? Link, string After)
{
    /// <summary>The sentence as a card shows it, with its link.</summary>
    public string Linked { get; } = CardText.Link(Before, Quoted, Link, After);
}

internal sealed record TextInputPart(string Id, string Label, string Placeholder, string Value, bool IsRequired) : CardPart
{
    /// <summary>What is said when nothing was typed; null when nothing must be.</summary>
    public string? WhenMissing { get; } = IsRequired ? Say.Of(Wording.FieldIsRequired, Label) : null;

    public override void AppendTo(ref DefaultInterpolatedStringHandler text) => AppendLine(ref text, Label);
}

internal sealed record ChoicePart(string Id, string Label, IReadOnlyList<(string Title, string Value)> Choices, string Value) : CardPart
{
    public override void AppendTo(ref DefaultInterpolatedStringHandler text)
    {
        AppendLine(ref text, Label);
        foreach (var (title, _) in Choices)
        {
            AppendLine(ref text, "- ", title);
        }
    }
}

/// <summary>A button: with a verb it comes back to the bot, with an address it opens that.</summary>
internal sealed record CardButton(string Title, string? Verb, IReadOnlyDictionary<string, string> Data, string? Address)
{
    /// <summary>The name, among a button's data, of <see cref="Card.Drawing"/>.</summary>
    public const string Drawing = "request";
}
