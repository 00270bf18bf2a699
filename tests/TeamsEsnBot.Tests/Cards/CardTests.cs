using System.Globalization;
using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Cards;

namespace TeamsEsnBot.Tests.Cards;

[TestFixture]
internal sealed class CardTests
{
    [TestCase("**bold**", @"\*\*bold\*\*")]
    [TestCase("[click](https://evil.example)", @"\[click\](https://evil.example)")]
    [TestCase("snake_case", @"snake\_case")]
    [TestCase("# not a heading", @"\# not a heading")]
    [TestCase("- not a list", @"\- not a list")]
    [TestCase("1. not a list", @"1\. not a list")]
    [TestCase("version 1.2", "version 1.2")]
    [TestCase("c# and c++ - fine", "c# and c++ - fine")]
    [TestCase("<at>all</at>", @"\<at\>all\</at\>")]
    [TestCase("line\r\nbreak\tand\u0007bell", "line  break andbell")]
    public void What_people_typed_stays_what_they_typed(string typed, string shown) => Assert.That(CardText.Plain(typed), Is.EqualTo(shown));

    [TestCase("https://teams.microsoft.com/l/message/19:a@thread.tacv2/1", "[title](https://teams.microsoft.com/l/message/19:a@thread.tacv2/1)")]
    [TestCase("https://a.example/(x)", "[title](https://a.example/%28x%29)")]
    [TestCase("http://a.example", "title")]
    [TestCase("javascript:alert(1)", "title")]
    [TestCase("not an address", "title")]
    [TestCase(null, "title")]
    public void Only_https_addresses_become_links(string? address, string shown) => Assert.That(CardText.Link("title", address), Is.EqualTo(shown));

    [Test]
    public void A_link_within_a_sentence_has_only_its_words_linked_and_a_second_time_looks_the_same()
    {
        for (var time = 0; time < 2; time++)
        {
            Assert.That(CardText.Link("answered ", "“how_to?”", "https://a.example/(x)", ", 1 May"), Is.EqualTo(@"answered [“how\_to?”](https://a.example/%28x%29), 1 May"));
            Assert.That(CardText.Link("answered ", "“how?”", "http://a.example", ", 1 May"), Is.EqualTo("answered “how?”, 1 May"));
            Assert.That(CardText.Link("said so", "", "https://a.example", ""), Is.EqualTo("said so"));
        }
    }

    [TestCase("plain words stay the very same text", true)]
    [TestCase("2026 was a year", false)]
    [TestCase("snake_case", false)]
    public void Text_that_needs_no_escape_is_not_copied(string typed, bool isSame) => Assert.That(ReferenceEquals(CardText.Plain(typed), typed), Is.EqualTo(isSame));

    [Test]
    public void Long_text_is_cut_without_breaking_a_character() =>
        Assert.That(CardText.Plain(new string('a', 999) + "🙂🙂"), Is.EqualTo(new string('a', 999) + "…"));

    [Test]
    public void Every_card_has_a_heading_a_version_and_words_for_clients_that_cannot_draw_it()
    {
        var card = JsonNode.Parse(Card.Titled("People").Line("Ana knows.").Quiet("Since March.").ToJson())!;

        Assert.That((string)card["version"]!, Is.EqualTo("1.5"));
        Assert.That((string)card["fallbackText"]!, Is.EqualTo("People\nAna knows.\nSince March."));
        Assert.That(((string)card["body"]![0]!["style"]!).ToUpperInvariant(), Is.EqualTo("HEADING"));
        Assert.That(card["body"]!.AsArray().Select(block => (bool)block!["wrap"]!), Has.All.True);
    }

    [Test]
    public void Every_field_has_a_label_and_a_required_one_says_what_is_missing()
    {
        var body = JsonNode.Parse(Card.Titled("Ask").AskText("topic", "Topic", "e.g. SAP", isRequired: true).AskChoice("where", "Where?", [("Here", "here")]).ToJson())!["body"]!.AsArray();

        Assert.That(body.Skip(1).Select(field => (string)field!["label"]!), Is.EqualTo(new[] { "Topic", "Where?" }));
        Assert.That((string)body[1]!["errorMessage"]!, Is.EqualTo("Please fill in “Topic”."));
    }

    [Test]
    public void In_a_dialog_buttons_submit_with_their_verb_in_the_data()
    {
        var card = Card.Titled("Ask").Button("Post", "call.post", ("topic", "Zig"));

        var inMessage = JsonNode.Parse(card.ToJson())!["actions"]![0]!;
        var inDialog = JsonNode.Parse(card.ToJson(use: CardUse.Dialog))!["actions"]![0]!;

        Assert.That(((string)inMessage["type"]!, (string)inMessage["verb"]!, (string)inMessage["data"]!["topic"]!), Is.EqualTo(("Action.Execute", "call.post", "Zig")));
        Assert.That(((string)inDialog["type"]!, (string)inDialog["data"]!["verb"]!, (string)inDialog["data"]!["topic"]!), Is.EqualTo(("Action.Submit", "call.post", "Zig")));
    }

    // peers (c) 33
    [Test]
    public void Pictures_are_dropped_when_the_card_would_grow_too_large()
    {
        var photo = "data:image/png;base64," + new string('A', 8_000);
        var card = Card.Titled("People");
        for (var person = 0; person < 5; person++)
        {
            card.Person(new PersonPart(new Introduction($"Person {person}", null, "", photo), null, []));
        }

        Assert.That(card.ToJson(Card.MessageBudget), Does.Not.Contain("base64"));
        Assert.That(Card.Titled("One").Person(new PersonPart(new Introduction("Ana", null, "", photo), null, [])).ToJson(), Does.Contain("base64").And.Contain("Photo of Ana"));
    }

    [Test]
    public void A_seventh_button_is_a_mistake_of_ours()
    {
        var card = Card.Titled("Too many");
        for (var button = 0; button < 6; button++)
        {
            card.Button($"Button {button}", "help.show");
        }

        Assert.That(() => card.Button("One more", "help.show"), Throws.InvalidOperationException.With.Message.Contains("Too many"));
    }

    [TestCase("en-US", "en-US")]
    [TestCase("en", "en")]
    [TestCase("pt-PT", "en-GB")]
    [TestCase("", "en-GB")]
    [TestCase("en-!!!!", "en-GB")]
    [TestCase("xx-very-long-tag-that-is-none", "en-GB")]
    public void Words_and_dates_speak_one_language(string client, string culture) => Assert.That(Languages.For(client).Name, Is.EqualTo(culture));

    [Test]
    public void Dates_name_the_day_while_it_matters()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var now = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

        Assert.That(Say.Date(now.AddDays(-10), now), Is.EqualTo("20 November 2026"));
        Assert.That(Say.Date(now.AddDays(-100), now), Is.EqualTo("August 2026"));
    }
}
