using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What somebody wrote, without what only machines need.</summary>
internal sealed class MessageReaderTests
{
    [TestCase(Received.Personal)]
    [TestCase(Received.GroupChat)]
    [TestCase(Received.Channel)]
    public void The_sentence_is_what_the_person_wrote(string activity) => Assert.That(TextOf(activity), Is.EqualTo("who knows Kubernetes?"));

    [TestCase("who knows <at>ESN Bot</at> Kubernetes?", "who knows   Kubernetes?")]
    [TestCase("who knows Kubernetes? <at>ESN Bot</at>\n", "who knows Kubernetes?")]
    [TestCase("<AT>esn bot</AT>\u00A0who knows&nbsp;Kubernetes?", "who knows Kubernetes?")]
    [TestCase("<at>ESN Bot</at>", "")]
    public void The_bot_can_be_named_anywhere_in_the_sentence(string text, string expected) => Assert.That(TextOf(Received.Channel, text), Is.EqualTo(expected));

    [Test]
    public void Something_that_only_looks_like_a_mention_stays() => Assert.That(
        TextOf(Received.Channel, "<at>ESN Bot</at> who knows <at>somebody</at> in HTML?"), Is.EqualTo("who knows <at>somebody</at> in HTML?"));

    [Test]
    public void Without_its_entity_the_bots_name_is_only_text() => Assert.That(
        TextOf(Received.Personal, "<at>ESN Bot</at> who knows?"), Is.EqualTo("<at>ESN Bot</at> who knows?"));

    [Test]
    public void A_colleagues_name_stays_in_the_sentence_and_says_who_is_meant()
    {
        var said = Said(Received.Channel, activity =>
        {
            activity["text"] = "<at>ESN Bot</at> <at>Tom Berg</at> knows Terraform";
            var tom = Received.Mention("29:1Tom", "Tom Berg");
            tom["mentioned"]!["aadObjectId"] = "51e00000-0000-4000-8000-000000000002";
            Entities(activity).Add(tom);
        });

        Assert.That(said.Text, Is.EqualTo("Tom Berg knows Terraform"));
        Assert.That(said.Mentions, Is.EqualTo([new Person(new PersonId("51e00000-0000-4000-8000-000000000002"), "Tom Berg")]));
    }

    [Test]
    public void A_colleague_without_an_object_id_is_known_by_the_id_of_the_channel()
    {
        var said = Said(Received.Channel, activity =>
        {
            activity["text"] = "<at>Tom Berg</at> knows Terraform";
            Entities(activity).Add(Received.Mention("29:1Tom", "Tom Berg"));
        });

        Assert.That(said.Mentions.Single().Id, Is.EqualTo(new PersonId("29:1Tom")));
    }

    [Test]
    public void Another_bot_is_no_colleague()
    {
        var said = Said(Received.Channel, activity =>
        {
            activity["text"] = "<at>ESN Bot</at> <at>Polly</at> knows Terraform";
            Entities(activity).Add(Received.Mention("28:another", "Polly"));
        });

        Assert.That((said.Text, said.Mentions.Count), Is.EqualTo(("Polly knows Terraform", 0)));
    }

    [TestCase("""{ "type": "mention", "text": "<at>ESN Bot</at>" }""")]
    [TestCase("""{ "type": "mention", "mentioned": { "name": "ESN Bot" }, "text": "<at>ESN Bot</at>" }""")]
    [TestCase("""{ "type": "mention", "mentioned": { "id": "29:1Tom" } }""")]
    [TestCase("""{ "type": "quotedReply", "messageId": "1763800000000" }""")]
    public void An_entity_that_says_less_than_it_should_changes_nothing(string entity) => Assert.That(
        Said(Received.Personal, activity => Entities(activity).Add(JObject.Parse(entity))).Text, Is.EqualTo("who knows Kubernetes?"));

    [Test]
    public void Signs_are_escaped_only_in_a_text_that_says_so()
    {
        Assert.That(Said(Received.Personal, activity => (activity["text"], activity["textFormat"]) = ("who knows R&amp;D?", "xml")).Text, Is.EqualTo("who knows R&D?"));
        Assert.That(TextOf(Received.Personal, "who knows &amp; in HTML?"), Is.EqualTo("who knows &amp; in HTML?"));
    }

    [Test]
    public void A_message_without_a_text_says_nothing() => Assert.That(Said(Received.Personal, activity => activity.Remove("text")).Text, Is.Empty);

    [Test]
    public void A_form_sent_back_the_old_way_is_a_press()
    {
        var pressed = (Pressed)MessageReader.Read(Received.Of(Received.Personal, activity =>
        {
            activity.Remove("text");
            activity["replyToId"] = "1763800000999";
            activity["value"] = JObject.Parse("""{ "verb": "experts.find", "topic": "Kubernetes", "n": 1, "day": null, "msteams": { "type": "messageBack" } }""");
        }))!;

        Assert.That((pressed.Verb, pressed["topic"], pressed["n"], pressed.Card), Is.EqualTo(("experts.find", "Kubernetes", "1", "1763800000999")));
        Assert.That(pressed.Data.Keys, Is.EquivalentTo(["verb", "topic", "n"]));
    }

    // peers (c) 28: some buttons send a text beside the values, some a blank one, some the values as one text.
    [TestCase("Yes, they may ask me", """{ "verb": "knowledge.confirm", "suggestion": "s-1" }""")]
    [TestCase("   ", """{ "verb": "knowledge.confirm", "suggestion": "s-1" }""")]
    [TestCase("Yes, they may ask me", """ "{ \"verb\": \"knowledge.confirm\", \"suggestion\": \"s-1\" }" """)]
    [TestCase("", """ "{\"verb\":\"knowledge.confirm\",\"suggestion\":\"s-1\"}" """)]
    public void A_button_that_writes_a_message_is_pressed_all_the_same(string text, string value)
    {
        var pressed = (Pressed)MessageReader.Read(Received.Of(Received.Personal, activity => (activity["text"], activity["value"]) = (text, JToken.Parse(value))))!;

        Assert.That((pressed.Verb, pressed["suggestion"]), Is.EqualTo(("knowledge.confirm", "s-1")));
    }

    // peers (c) 28
    [TestCase(""" "{ not json" """), TestCase(""" "[1]" """), TestCase(""" "who knows" """), TestCase("17"), TestCase("null"), TestCase("[ ]")]
    public void A_value_that_is_no_form_leaves_the_words_as_they_are(string value) => Assert.That(
        Said(Received.Personal, activity => activity["value"] = JToken.Parse(value)).Text, Is.EqualTo("who knows Kubernetes?"));

    // peers (c) 25: a service account has no more than an id; channels, teams and tags are named like people.
    [TestCase("""{ "id": "19:sales@thread.tacv2", "name": "Sales" }""")]
    [TestCase("""{ "id": "MmQ4ZGFk", "name": "Sales", "type": "tag" }""")]
    [TestCase("""{ "id": "MmQ4ZGFk", "name": "Sales", "mentionType": "team" }""")]
    [TestCase("""{ "id": "28:sales", "name": "Sales" }""")]
    public void What_is_named_but_is_nobody_stays_in_the_words_only(string mentioned)
    {
        var said = Said(Received.Channel, activity =>
        {
            activity["text"] = "<at>ESN Bot</at> <at>Sales</at> knows Terraform";
            Entities(activity).Add(new JObject { ["type"] = "mention", ["text"] = "<at>Sales</at>", ["mentioned"] = JObject.Parse(mentioned) });
        });

        Assert.That((said.Text, said.Mentions.Count), Is.EqualTo(("Sales knows Terraform", 0)));
    }

    // peers (c) 31: whoever types the command instead of picking it, anywhere beside the mention, is understood.
    [TestCase("<at>ESN Bot</at> help"), TestCase("help <at>ESN Bot</at>"), TestCase("\n<at>ESN Bot</at>\u00A0\nhelp\n")]
    public void A_command_need_not_be_picked_from_the_menu(string text) => Assert.That(TextOf(Received.Channel, text), Is.EqualTo("help"));

    [TestCase("""{ "topic": "Kubernetes" }""")]
    [TestCase("""{ "verb": { "of": "another app" } }""")]
    public void A_form_of_another_app_presses_no_button_of_ours(string form)
    {
        var pressed = (Pressed)MessageReader.Read(Received.Of(Received.Personal, activity => activity["value"] = JObject.Parse(form)))!;

        Assert.That(pressed.Verb, Is.Empty);
    }

    [Test]
    public void A_card_that_a_person_put_into_the_chat_is_no_sentence() => Assert.That(
        MessageReader.Read(Received.Of(Received.Personal, activity => activity["text"] = "<span class=\"inline-compose-card\" id=\"1\">People who know Kubernetes</span>")),
        Is.Null);

    private static string TextOf(string json, string? text = null) => Said(json, activity => activity["text"] = text ?? activity["text"]).Text;

    private static Said Said(string json, Action<JObject> change) => (Said)MessageReader.Read(Received.Of(json, change))!;

    private static JArray Entities(JObject activity) => (JArray)activity["entities"]!;
}
