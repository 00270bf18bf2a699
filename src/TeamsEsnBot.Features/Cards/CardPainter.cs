using AdaptiveCards;

namespace TeamsEsnBot.Features.Cards;

/// <summary>
/// Turns our words into the Adaptive Card object model, and says none of its own: it may run when the turn, and with it the reader's language, is over. Elements
/// stay within version 1.2 where they can: phones are promised no more.
/// </summary>
internal sealed class CardPainter(bool withPictures, CardUse use)
{
    // The addresses of buttons are escaped already; to take them apart and check them again costs more than to write the button.
    private static readonly UriCreationOptions AsItIs = new() { DangerousDisablePathAndQueryCanonicalization = true };

    private static readonly Dictionary<string, string> FullWidth = new() { ["width"] = "Full" };

    public AdaptiveCard Paint(Card card)
    {
        var painted = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5))
        {
            FallbackText = Shortened(card.ToPlainText()),
            Body = new(card.Parts.Count + 1) { Heading(card.Heading) },
            Actions = new(card.Buttons.Count),
        };
        foreach (var part in card.Parts)
        {
            painted.Body.Add(Part(part));
        }

        foreach (var button in card.Buttons)
        {
            painted.Actions.Add(Action(button, card.Drawing));
        }

        painted.AdditionalProperties["msteams"] = FullWidth;
        return painted;
    }

    private static AdaptiveTextBlock Heading(string text) => new(CardText.Plain(text))
    {
        Size = AdaptiveTextSize.Medium,
        Weight = AdaptiveTextWeight.Bolder,
        Style = AdaptiveTextBlockStyle.Heading,
        Wrap = true,
    };

    private AdaptiveElement Part(CardPart part) => part switch
    {
        TextPart { IsQuiet: true } quiet => Quiet(CardText.Plain(quiet.Text)),
        TextPart line => new AdaptiveTextBlock(CardText.Plain(line.Text)) { Wrap = true },
        PersonPart person => Person(person),
        TextInputPart input => new AdaptiveTextInput
        {
            Id = input.Id,
            Label = input.Label,
            Placeholder = input.Placeholder,
            Value = input.Value.Length == 0 ? null : input.Value,
            MaxLength = 200,
            IsRequired = input.IsRequired,
            ErrorMessage = input.WhenMissing,
        },
        ChoicePart choice => new AdaptiveChoiceSetInput
        {
            Id = choice.Id,
            Label = choice.Label,
            Style = AdaptiveChoiceInputStyle.Expanded,
            Value = choice.Value,
            Wrap = true,
            Choices = [.. choice.Choices.Select(one => new AdaptiveChoice { Title = one.Title, Value = one.Value })],
        },
        _ => throw new NotSupportedException($"There is no picture yet for {part.GetType().Name}."),
    };

    private AdaptiveColumnSet Person(PersonPart person)
    {
        var words = new List<AdaptiveElement>(person.Reasons.Count + 2)
        {
            new AdaptiveTextBlock(person.Who.Linked) { Weight = AdaptiveTextWeight.Bolder, Wrap = true },
        };
        if (About(person) is { Length: > 0 } about)
        {
            words.Add(Quiet(about, AdaptiveSpacing.None));
        }

        foreach (var reason in person.Reasons)
        {
            words.Add(new AdaptiveTextBlock(reason.Linked) { Wrap = true, Spacing = AdaptiveSpacing.Small });
        }

        var columns = new List<AdaptiveColumn>(2);
        if (withPictures && person.Who.Photo is { } photo)
        {
            // The name stands beside it; a second reading of it would only cost time.
            columns.Add(new AdaptiveColumn
            {
                Width = AdaptiveWidth.Auto,
                Items = [new AdaptiveImage(photo) { Size = AdaptiveImageSize.Small, Style = AdaptiveImageStyle.Person, AltText = person.Who.PhotoText }],
            });
        }

        columns.Add(new AdaptiveColumn { Width = AdaptiveWidth.Stretch, Items = words });
        return new AdaptiveColumnSet { Spacing = AdaptiveSpacing.Medium, Separator = true, Columns = columns };
    }

    private static string About(PersonPart person) =>
        person.Presence is { } presence ? person.Who.Quiet.Length == 0 ? presence : $"{person.Who.Quiet} · {presence}" : person.Who.Quiet;

    private static AdaptiveTextBlock Quiet(string text, AdaptiveSpacing spacing = AdaptiveSpacing.Default) =>
        new(text) { Wrap = true, IsSubtle = true, Size = AdaptiveTextSize.Small, Spacing = spacing };

    private AdaptiveAction Action(CardButton button, string? drawing)
    {
        if (button.Address is { } address)
        {
            return new AdaptiveOpenUrlAction { Title = button.Title, Url = new Uri(address, AsItIs) };
        }

        return use is CardUse.Dialog
            ? new AdaptiveSubmitAction { Title = button.Title, Data = Data(button, drawing, button.Verb) }
            : new AdaptiveExecuteAction { Title = button.Title, Verb = button.Verb, Data = Data(button, drawing, verb: null) };
    }

    private static IReadOnlyDictionary<string, string> Data(CardButton button, string? drawing, string? verb)
    {
        if (drawing is null && verb is null)
        {
            return button.Data;
        }

        var data = new Dictionary<string, string>(button.Data, StringComparer.Ordinal);
        if (drawing is not null)
        {
            data[CardButton.Drawing] = drawing;
        }

        if (verb is not null)
        {
            data["verb"] = verb;
        }

        return data;
    }

    private static string Shortened(string text) => text.Length <= 2_000 ? text : text[..2_000] + "…";
}
