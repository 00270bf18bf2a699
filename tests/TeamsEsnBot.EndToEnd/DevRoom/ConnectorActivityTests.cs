using System.Net;
using System.Text;
using System.Text.Json;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class ConnectorActivityTests : ConnectorFixture
{
    [Test]
    public async Task A_sent_message_gets_an_id_and_is_seen()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        var sent = await PostAsync(Activities(chat), Text("Hello"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(sent.Id, Does.Match("^[0-9]{13,}$"));
            Assert.That((await MessagesAsync(TinyCompany.Ana, chat)).Single().GetProperty("text").GetString(), Is.EqualTo("Hello"));
        }
    }

    [Test]
    public async Task Two_messages_of_one_moment_have_two_ids()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        var sent = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => PostAsync(Activities(chat), Text($"{number}"))));

        Assert.That(sent.Select(answer => answer.Id), Is.Unique);
    }

    [Test]
    public async Task To_a_bare_channel_a_message_begins_a_thread_and_to_its_id_it_is_a_reply()
    {
        var root = (await PostAsync(Activities(TinyCompany.Kubernetes), Text("A new thread"))).Id!;

        var reply = await PostAsync(Activities($"{TinyCompany.Kubernetes};messageid={root}"), Text("A reply"));

        var roots = (await MessagesAsync(TinyCompany.Ana, TinyCompany.Kubernetes)).ToDictionary(message => message.GetProperty("id").GetString()!, message => message.GetProperty("root").GetString());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(roots[root], Is.EqualTo(root));
            Assert.That(roots[reply.Id!], Is.EqualTo(root));
        }
    }

    [Test]
    public async Task A_reply_to_a_message_of_a_channel_lands_in_its_thread()
    {
        var reply = await PostAsync(Activities(TinyCompany.Kubernetes, TinyCompany.AnswerId), Text("Thanks, Tom"));

        var shown = (await MessagesAsync(TinyCompany.Ana, TinyCompany.Kubernetes)).Single(message => message.GetProperty("id").GetString() == reply.Id);
        Assert.That(shown.GetProperty("root").GetString(), Is.EqualTo(TinyCompany.QuestionId));
    }

    [Test]
    public async Task Text_and_card_together_are_split_and_no_id_comes_back()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        var sent = await PostAsync(Activities(chat), new { type = "message", text = "Look", attachments = new[] { Card("Experts") } });

        var shown = await MessagesAsync(TinyCompany.Ana, chat);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(sent.Body, Is.Null);
            Assert.That(shown.Select(message => (message.GetProperty("text").GetString(), message.GetProperty("attachments").GetArrayLength())), Is.EqualTo(new[] { ("Look", 0), ("", 1) }));
        }
    }

    [Test]
    public async Task Typing_is_taken_without_an_id_and_leaves_no_message()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        var sent = await PostAsync(Activities(chat), new { type = "typing" });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Accepted));
            Assert.That(await MessagesAsync(TinyCompany.Ana, chat), Is.Empty);
        }
    }

    [Test]
    public async Task An_updated_message_keeps_its_id_and_shows_the_new_card()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);
        var id = (await PostAsync(Activities(chat), new { type = "message", attachments = new[] { Card("Open") } })).Id!;

        var updated = await PutAsync(Activities(chat, id), new { type = "message", attachments = new[] { Card("Solved") } });

        var shown = (await MessagesAsync(TinyCompany.Ana, chat)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(updated.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(updated.Id, Is.EqualTo(id));
            Assert.That(shown.GetProperty("attachments").GetRawText(), Does.Contain("Solved").And.Not.Contain("Open"));
        }
    }

    [Test]
    public async Task A_deleted_message_shows_nothing_and_cannot_be_changed_again()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);
        var id = (await PostAsync(Activities(chat), Text("Oops"))).Id!;

        var deleted = await DeleteAsync(Activities(chat, id));
        var changed = await PutAsync(Activities(chat, id), Text("Again"));

        var shown = (await MessagesAsync(TinyCompany.Ana, chat)).Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(shown.GetProperty("deleted").GetBoolean(), Is.True);
            Assert.That(shown.GetProperty("text").GetString(), Is.Empty);
            Assert.That(changed.ErrorCode, Is.EqualTo("ActivityNotFoundInConversation"));
        }
    }

    [Test]
    public async Task A_message_that_is_not_there_cannot_be_updated()
    {
        var answer = await PutAsync(Activities(Room.PersonalChatOf(TinyCompany.Ana), "1234567890123"), Text("?"));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.NotFound, "ActivityNotFoundInConversation")));
    }

    [Test]
    public async Task What_a_person_wrote_is_not_the_bots_to_change()
    {
        var answer = await PutAsync(Activities(TinyCompany.Kubernetes, TinyCompany.AnswerId), Text("I know better"));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.Forbidden, "NotEnoughPermissions")));
    }

    [TestCase("a:1nobody")]
    [TestCase("19:gone@thread.tacv2")]
    [TestCase(TinyCompany.Kubernetes + ";messageid=1")]
    public async Task An_unknown_conversation_is_refused(string conversation)
    {
        var answer = await PostAsync(Activities(conversation), Text("Hello?"));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.NotFound, "ConversationNotFound")));
    }

    [Test]
    public async Task Between_colleagues_the_bot_has_no_place()
    {
        var chat = await PostAsync("/room/chats", new { @as = TinyCompany.Ana.Mail, with = new[] { TinyCompany.Tom.Mail } });

        var answer = await PostAsync(Activities(chat.Id!), Text("May I?"));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.Forbidden, "BotNotInConversationRoster")));
    }

    [Test]
    public async Task A_message_over_100_KB_is_too_big_and_one_of_80_KB_is_not()
    {
        var chat = Room.PersonalChatOf(TinyCompany.Ana);

        // Two bytes a character, as Teams counts.
        var big = await PostAsync(Activities(chat), Text(new string('x', 52_000)));
        var fitting = await PostAsync(Activities(chat), Text(new string('x', 40_000)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((big.Status, big.ErrorCode), Is.EqualTo((HttpStatusCode.RequestEntityTooLarge, "MessageSizeTooBig")));
            Assert.That(fitting.Status, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    [Test]
    public async Task An_embedded_picture_does_not_count_towards_the_size()
    {
        var picture = $"data:image/png;base64,{new string('A', 150_000)}";

        var sent = await PostAsync(Activities(Room.PersonalChatOf(TinyCompany.Ana)), new
        {
            type = "message",
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = new { type = "AdaptiveCard", body = new[] { new { type = "Image", url = picture } } } } },
        });

        Assert.That(sent.Status, Is.EqualTo(HttpStatusCode.Created));
    }

    [TestCase("""{"text":"no type"}""")]
    [TestCase("""{"type":"message"}""")]
    [TestCase("""{"type":"endOfConversation"}""")]
    [TestCase("""{"type":"message","text":"hi","textFormat":"rtf"}""")]
    [TestCase("""{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"Card"}}]}""")]
    [TestCase("""{"type":"message","text":"Hi","entities":[{"type":"mention","text":"<at>Ana</at>","mentioned":{"id":"29:Ana"}}]}""")]
    [TestCase("not json")]
    [TestCase("[]")]
    public async Task An_activity_that_Teams_would_not_post_is_bad_syntax(string body)
    {
        var answer = await SendAsync(HttpMethod.Post, Activities(Room.PersonalChatOf(TinyCompany.Ana)), new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.BadRequest, "BadSyntax")));
    }

    private static JsonElement Card(string text) => JsonSerializer.SerializeToElement(new
    {
        contentType = "application/vnd.microsoft.card.adaptive",
        content = new { type = "AdaptiveCard", version = "1.5", body = new[] { new { type = "TextBlock", text } } },
    });
}
