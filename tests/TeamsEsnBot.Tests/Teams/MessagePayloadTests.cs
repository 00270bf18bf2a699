using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>The words and the author of a message that an action was picked on.</summary>
internal sealed class MessagePayloadTests
{
    [TestCase("<p>Hello team</p>", "Hello team")]
    [TestCase("<div><div>Pods restart</div><div>every&nbsp;night</div></div>", "Pods restart every night")]
    [TestCase("<ul><li>liveness</li><li>readiness</li></ul>", "liveness readiness")]
    [TestCase("one<br>two", "one two")]
    [TestCase("un<b>bro</b>ken", "unbroken")]
    [TestCase("R&amp;D &lt;3 caf&eacute;", "R&D <3 café")]
    [TestCase("<table><tr><td>a</td><td>b</td></tr></table>", "a b")]
    [TestCase("<span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">Tom Berg</span>&nbsp;can you help?", "Tom Berg can you help?")]
    [TestCase("<p>see</p><attachment id=\"1\">file.docx</attachment><script>alert(1)</script><style>p{}</style>", "see")]
    [TestCase("<img src=x onerror=alert(1)>", "")]
    [TestCase("not closed <b>at all", "not closed at all")]
    [TestCase("", "")]
    public void Html_is_read_as_words(string html, string words) => Assert.That(Read(body: $$"""{ "contentType": "html", "content": {{Quoted(html)}} }""").Text, Is.EqualTo(words));

    [Test]
    public void Plain_text_is_taken_as_it_is() => Assert.That(Read(body: """{ "contentType": "text", "content": " List<string> or <p>? " }""").Text, Is.EqualTo("List<string> or <p>?"));

    [Test]
    public void A_nested_mess_is_read_without_falling_over()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 300)) + "down here";

        Assert.That(Read(body: $$"""{ "contentType": "html", "content": {{Quoted(deep)}} }""").Text, Is.EqualTo("down here"));
    }

    [Test]
    public void The_author_is_a_person_by_object_id() => Assert.That(
        Read(from: """{ "user": { "userIdentityType": "aadUser", "id": "51e0", "displayName": "Ana Lima" }, "device": null, "application": null }""").Author,
        Is.EqualTo(new Person(new PersonId("51e0"), "Ana Lima")));

    [Test]
    public void In_the_Playground_the_author_has_the_id_of_the_channel() => Assert.That(
        Read(from: """{ "user": { "userIdentityType": "aadUser", "id": "29:1alex-EXAMPLE", "displayName": null } }""").Author,
        Is.EqualTo(new Person(new PersonId("29:1alex-EXAMPLE"), "")));

    // peers (c) 30: nothing is told of pictures and files; a message of nothing else has no words.
    [TestCase("""<p><img src="https://graph.microsoft.com/hosted/1" itemid="1"></p>"""), TestCase("""<attachment id="a1"></attachment>""")]
    public void A_picture_or_file_alone_has_no_words(string html) => Assert.That(Read(body: $$"""{ "contentType": "html", "content": {{Quoted(html)}} }""").Text, Is.Empty);

    // peers (c) 30
    [Test]
    public void Of_a_deleted_message_nothing_is_read() => Assert.That(
        MessagePayload.Read(JObject.Parse("""{ "id": "1763", "deleted": true, "body": { "contentType": "html", "content": "<p>Oops</p>" } }""")).Text, Is.Empty);

    // peers (c) 30
    [TestCase("null")]
    [TestCase("""{ "user": null, "application": { "applicationIdentityType": "bot", "id": "b", "displayName": "Polly" } }""")]
    [TestCase("""{ "user": { "id": "", "displayName": "Gone" } }""")]
    [TestCase("""{ "user": { "id": { }, "displayName": "Odd" } }""")]
    [TestCase("\"Ana Lima\"")]
    public void A_bot_or_nobody_is_no_author(string from) => Assert.That(Read(from: from).Author, Is.Null);

    [Test]
    public void The_message_can_be_opened_when_Teams_gives_its_address()
    {
        Assert.That(Read().Link, Is.EqualTo("https://teams.microsoft.com/l/message/19:x/1763"));
        Assert.That(Read(link: "").Link, Is.Null);
    }

    [TestCase(null), TestCase("""{ }"""), TestCase("""{ "body": null }"""), TestCase("""{ "body": "text", "id": [ ], "from": 3, "linkToMessage": { } }""")]
    public void A_message_that_is_hardly_there_has_no_words(string? json)
    {
        var message = MessagePayload.Read(json is null ? null : JObject.Parse(json));

        Assert.That((message.Id, message.Text, message.Author, message.Link), Is.EqualTo(("", "", (Person?)null, (string?)null)));
    }

    private static PickedMessage Read(
        string body = """{ "contentType": "html", "content": "" }""", string from = "null", string link = "https://teams.microsoft.com/l/message/19:x/1763") =>
        MessagePayload.Read(JObject.Parse($$"""{ "id": "1763", "body": {{body}}, "from": {{from}}, "linkToMessage": "{{link}}" }"""));

    private static string Quoted(string text) => new JValue(text).ToString(Newtonsoft.Json.Formatting.None);
}
