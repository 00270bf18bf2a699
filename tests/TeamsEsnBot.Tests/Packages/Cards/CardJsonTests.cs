using AdaptiveCards;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Cards;

/// <summary>What the cards look like on the wire. The same tests run against the original with <c>-p:OfficialCards=true</c>.</summary>
internal sealed class CardJsonTests
{
    [Test]
    public void A_card_names_its_type_and_version_and_leaves_out_what_is_empty()
    {
        var card = new AdaptiveCard("1.5");

        Assert.That(Json(card), Is.EqualTo(JObject.Parse("""{"type":"AdaptiveCard","version":"1.5"}""")).Using<JObject>(JToken.DeepEquals));
    }

    [Test]
    public void A_heading_and_a_plain_line_say_only_what_is_special()
    {
        var card = Body(
            new AdaptiveTextBlock("Who knows Kubernetes?")
            {
                Id = "title", Size = AdaptiveTextSize.ExtraLarge, Weight = AdaptiveTextWeight.Bolder, Wrap = true, Style = AdaptiveTextBlockStyle.Heading,
            },
            new AdaptiveTextBlock { Text = "Maya", Color = AdaptiveTextColor.Accent, IsSubtle = true, Spacing = AdaptiveSpacing.None, Separator = true, MaxLines = 2 },
            new AdaptiveTextBlock("plain") { IsVisible = false });

        AssertBody(card, """
            [{"type":"TextBlock","id":"title","text":"Who knows Kubernetes?","size":"extraLarge","weight":"bolder","wrap":true,"style":"heading"},
             {"type":"TextBlock","text":"Maya","color":"accent","isSubtle":true,"spacing":"none","separator":true,"maxLines":2},
             {"type":"TextBlock","text":"plain","isVisible":false}]
            """);
    }

    [Test]
    public void Columns_keep_their_widths_as_words_pixels_and_shares()
    {
        var columns = new AdaptiveColumnSet
        {
            new AdaptiveColumn { new AdaptiveImage("https://example.com/maya.png") { Style = AdaptiveImageStyle.Person, Size = AdaptiveImageSize.Small, AltText = "" } },
            new AdaptiveColumn { Width = AdaptiveWidth.Stretch },
            new AdaptiveColumn { Width = "auto", VerticalContentAlignment = AdaptiveVerticalContentAlignment.Center },
            new AdaptiveColumn { Width = "50px" },
            new AdaptiveColumn { Width = "2" },
        };

        AssertBody(Body(columns), """
            [{"type":"ColumnSet","columns":[
              {"type":"Column","items":[{"type":"Image","url":"https://example.com/maya.png","style":"person","size":"small","altText":""}]},
              {"type":"Column","items":[],"width":"stretch"},
              {"type":"Column","items":[],"width":"auto","verticalContentAlignment":"center"},
              {"type":"Column","items":[],"width":"50px"},
              {"type":"Column","items":[],"width":"2"}]}]
            """);
    }

    [Test]
    public void Containers_facts_and_rich_text_hold_what_was_put_in()
    {
        var card = Body(
            new AdaptiveContainer
            {
                Style = AdaptiveContainerStyle.Emphasis,
                Bleed = true,
                Items = { new AdaptiveFactSet { Facts = { new AdaptiveFact("Place", "Lisbon") } } },
                SelectAction = new AdaptiveOpenUrlAction { Url = new Uri("https://example.com/a?b=c") },
            },
            new AdaptiveRichTextBlock { Inlines = { new AdaptiveTextRun("struck") { Strikethrough = true, Underline = true }, new AdaptiveTextRun("!") } });

        AssertBody(card, """
            [{"type":"Container","style":"emphasis","bleed":true,"items":[{"type":"FactSet","facts":[{"title":"Place","value":"Lisbon"}]}],
              "selectAction":{"type":"Action.OpenUrl","url":"https://example.com/a?b=c"}},
             {"type":"RichTextBlock","inlines":[{"type":"TextRun","text":"struck","strikethrough":true,"underline":true},{"type":"TextRun","text":"!"}]}]
            """);
    }

    [Test]
    public void Inputs_carry_their_labels_and_the_defaults_the_original_writes()
    {
        var card = Body(
            new AdaptiveTextInput { Id = "answer", Label = "Your answer", IsMultiline = true, IsRequired = true, ErrorMessage = "Say something", MaxLength = 500 },
            new AdaptiveChoiceSetInput { Id = "topic", Choices = { new AdaptiveChoice { Title = "C#", Value = "c#" } } },
            new AdaptiveChoiceSetInput { Id = "days", Style = AdaptiveChoiceInputStyle.Filtered, IsMultiSelect = true, Value = "mo,tu", Placeholder = "When" },
            new AdaptiveToggleInput { Id = "public", Title = "Show it" },
            new AdaptiveDateInput { Id = "start", Value = "2026-12-01", Min = "2026-01-01" });

        AssertBody(card, """
            [{"type":"Input.Text","id":"answer","label":"Your answer","isMultiline":true,"isRequired":true,"errorMessage":"Say something","maxLength":500},
             {"type":"Input.ChoiceSet","id":"topic","style":"compact","isMultiSelect":false,"choices":[{"title":"C#","value":"c#"}]},
             {"type":"Input.ChoiceSet","id":"days","style":"filtered","isMultiSelect":true,"value":"mo,tu","placeholder":"When","choices":[]},
             {"type":"Input.Toggle","id":"public","title":"Show it","valueOn":"True","valueOff":"False"},
             {"type":"Input.Date","id":"start","value":"2026-12-01","min":"2026-01-01"}]
            """);
    }

    [Test]
    public void Buttons_send_their_data_untouched_and_an_old_client_gets_the_fallback()
    {
        var ask = new AdaptiveExecuteAction
        {
            Title = "Ask",
            Verb = "question.ask",
            Data = new { Topic = "c#", nested = new Dictionary<string, object> { ["Id"] = 7 } },
            Fallback = new AdaptiveFallbackElement(new AdaptiveSubmitAction { Title = "Ask", Data = new { verb = "question.ask" } }),
            Style = "positive",
            Tooltip = "Ask everyone",
        };
        var more = new AdaptiveShowCardAction { Title = "More", Card = new AdaptiveCard("1.5") { Body = { new AdaptiveTextBlock("more") } } };
        var quiet = new AdaptiveSubmitAction
        {
            Title = "Not me", Mode = AdaptiveActionMode.Secondary, AssociatedInputs = AdaptiveAssociatedInputs.None, IsEnabled = false,
        };
        var card = new AdaptiveCard("1.5") { Actions = { ask, more, quiet } };

        Assert.That(Json(card)["actions"], Is.EqualTo(JArray.Parse("""
            [{"type":"Action.Execute","title":"Ask","verb":"question.ask","data":{"Topic":"c#","nested":{"Id":7}},"style":"positive","tooltip":"Ask everyone",
              "fallback":{"type":"Action.Submit","title":"Ask","data":{"verb":"question.ask"}}},
             {"type":"Action.ShowCard","title":"More","card":{"type":"AdaptiveCard","version":"1.5","body":[{"type":"TextBlock","text":"more"}]}},
             {"type":"Action.Submit","title":"Not me","mode":"secondary","associatedInputs":"none","isEnabled":false}]
            """)).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public void A_card_carries_refresh_fallback_text_language_and_what_only_Teams_knows()
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 4))
        {
            FallbackText = "Open Teams on a newer device.",
            Lang = "en",
            Speak = "A question",
            Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Verb = "card.refresh" }, UserIds = { "29:ana" } },
            Body = { new AdaptiveActionSet { Actions = { new AdaptiveSubmitAction { Title = "Go" } } } },
        };
        card.AdditionalProperties["msteams"] = new { width = "Full" };

        Assert.That(Json(card), Is.EqualTo(JObject.Parse("""
            {"type":"AdaptiveCard","version":"1.4","fallbackText":"Open Teams on a newer device.","lang":"en","speak":"A question",
             "refresh":{"action":{"type":"Action.Execute","verb":"card.refresh"},"userIds":["29:ana"]},
             "body":[{"type":"ActionSet","actions":[{"type":"Action.Submit","title":"Go"}]}],"msteams":{"width":"Full"}}
            """)).Using<JObject>(JToken.DeepEquals));
    }

    [Test]
    public void A_card_serialised_as_part_of_a_message_looks_the_same()
    {
        var card = Body(new AdaptiveTextBlock("hello"));

        var message = JObject.Parse(JsonConvert.SerializeObject(new { Content = card }));

        Assert.That(message["Content"], Is.EqualTo(Json(card)).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public void What_a_client_could_not_draw_is_refused_when_it_is_written()
    {
        Assert.That(() => Body(new AdaptiveImage()).ToJson(), Throws.InstanceOf<JsonSerializationException>());
        Assert.That(() => Body(new AdaptiveToggleInput()).ToJson(), Throws.InstanceOf<JsonSerializationException>());
        Assert.That(() => new AdaptiveCard("one.five"), Throws.InstanceOf<AdaptiveSerializationException>());
    }

    [Test]
    public void Versions_compare_by_number_not_by_text()
    {
        Assert.That(new AdaptiveSchemaVersion("1.10") > new AdaptiveSchemaVersion(1, 5), Is.True);
        Assert.That(new AdaptiveSchemaVersion("1"), Is.EqualTo(new AdaptiveSchemaVersion(1, 0)));
    }

    private static AdaptiveCard Body(params AdaptiveElement[] elements) => new("1.5") { Body = [.. elements] };

    private static JObject Json(AdaptiveCard card) => JObject.Parse(card.ToJson());

    private static void AssertBody(AdaptiveCard card, string expected) =>
        Assert.That(Json(card)["body"], Is.EqualTo(JArray.Parse(expected)).Using<JToken>(JToken.DeepEquals));
}
