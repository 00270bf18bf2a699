using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>What the JSON of Teams becomes.</summary>
internal sealed class ActivityJsonTests
{
    private const string ChannelMessage = """
        {
          "type": "message", "id": "1763800100000", "channelId": "msteams",
          "timestamp": "2026-11-22T09:26:41.234Z", "localTimestamp": "2026-11-22T10:26:41.234+01:00",
          "from": { "id": "29:ana", "name": "Ana", "aadObjectId": "51e0", "userRole": "user" },
          "recipient": { "id": "28:bot", "name": "ESN Bot" },
          "conversation": { "isGroup": true, "conversationType": "channel", "tenantId": "7c1f", "id": "19:aaaa@thread.tacv2;messageid=1763800100000" },
          "text": "<at>ESN Bot</at> who knows <at>ESN Bot</at>s?\n",
          "attachments": [ { "contentType": "text/html", "content": "<div>hello</div>" }, { "contentType": "card", "content": { "a": 1 } } ],
          "entities": [
            { "type": "mention", "text": "<at>ESN Bot</at>", "mentioned": { "id": "28:bot", "name": "ESN Bot" } },
            { "type": "mention", "text": "<at>Ben</at>", "mentioned": { "id": "29:ben", "name": "Ben" } },
            { "type": "clientInfo", "platform": "Mac", "timezone": "Europe/London" }
          ],
          "channelData": { "tenant": { "id": "7c1f" }, "team": { "id": "19:general", "name": "Support" }, "channel": { "id": "19:aaaa@thread.tacv2" }, "teamsTeamId": "19:general" },
          "value": { "verb": "question.ask", "topic": "c#" },
          "somethingNew": { "of": "next year" }
        }
        """;

    [Test]
    public void A_channel_message_keeps_everything_it_came_with()
    {
        var read = JObject.Parse(JsonConvert.SerializeObject(Read(ChannelMessage), WithoutNulls));

        // Strings that look like dates are compared as dates.
        Assert.That(read, Is.EqualTo(JObject.Parse(ChannelMessage)).Using<JObject>(SameJson));
    }

    [Test]
    public void What_only_the_channel_or_the_client_knows_comes_in_as_json() => Assert.Multiple(() =>
    {
        var activity = Read(ChannelMessage);
        Assert.That(activity.ChannelData, Is.TypeOf<JObject>());
        Assert.That(activity.Value, Is.TypeOf<JObject>());
        Assert.That(activity.Attachments[1].Content, Is.TypeOf<JObject>());
        Assert.That(activity.Attachments[0].Content, Is.EqualTo("<div>hello</div>"));
        Assert.That(activity.Properties.SelectToken("somethingNew.of")!.ToString(), Is.EqualTo("next year"));
        Assert.That(activity.LocalTimestamp!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(1)));
    });

    [Test]
    public void Channel_data_can_be_read_as_those_of_teams()
    {
        var teams = Read(ChannelMessage).GetChannelData<TeamsChannelData>();

        Assert.That(
            (teams.Tenant.Id, teams.Team.Name, teams.Channel.Id, teams.AdditionalProperties["teamsTeamId"]),
            Is.EqualTo(("7c1f", "Support", "19:aaaa@thread.tacv2", (object)"19:general")));
    }

    [Test]
    public void Channel_data_of_another_shape_are_told_apart_from_none() => Assert.Multiple(() =>
    {
        var none = new Activity();
        var odd = new Activity { ChannelData = JObject.Parse("""{ "team": "Support" }""") };
        var own = new Activity { ChannelData = new TeamsChannelData { EventType = "teamRenamed" } };
        Assert.That(none.GetChannelData<TeamsChannelData>(), Is.Null);
        Assert.That(none.TryGetChannelData<TeamsChannelData>(out _), Is.False);
        Assert.That(odd.TryGetChannelData<TeamsChannelData>(out _), Is.False);
        Assert.That(own.TryGetChannelData<TeamsChannelData>(out var typed) && typed.EventType == "teamRenamed");
    });

    [Test]
    public void Only_the_mentions_among_the_entities_are_mentions()
    {
        var activity = Read(ChannelMessage);

        Assert.Multiple(() =>
        {
            Assert.That(activity.GetMentions().Select(mention => mention.Mentioned.Name), Is.EqualTo(BotAndBen));
            Assert.That(activity.MentionsRecipient());
            Assert.That(activity.MentionsId("29:ben"));
            Assert.That(activity.MentionsId("29:eve"), Is.False);
            Assert.That(new Activity().GetMentions(), Is.Empty);
        });
    }

    [Test]
    public void The_bots_mention_is_taken_out_of_the_text_wherever_it_stands_and_others_stay()
    {
        var activity = Read(ChannelMessage);
        activity.Text = "<at>esn bot</at> ask <at>Ben</at> about <AT>ESN Bot</AT>  ESN Bottles";

        Assert.Multiple(() =>
        {
            Assert.That(activity.RemoveRecipientMention(), Is.EqualTo("ask <at>Ben</at> about   ESN Bottles"));
            Assert.That(activity.Text, Is.EqualTo("ask <at>Ben</at> about   ESN Bottles"));
        });
    }

    [TestCase("message", true), TestCase("message/card", true), TestCase("MESSAGE", true), TestCase("messageReaction", false), TestCase(null, false)]
    public void A_subtype_of_a_message_is_a_message_and_a_longer_name_is_not(string? type, bool isMessage) =>
        Assert.That(new Activity(type).AsMessageActivity() is not null, Is.EqualTo(isMessage));

    [Test]
    public void A_mention_sent_out_is_an_entity_of_the_message()
    {
        var message = new Activity(ActivityTypes.Message) { Entities = [new Mention(new ChannelAccount("29:ben", "Ben"), "<at>Ben</at>")] };

        Assert.That(
            JObject.Parse(JsonConvert.SerializeObject(message, WithoutNulls))["entities"]![0],
            Is.EqualTo(JObject.Parse("""{ "type": "mention", "text": "<at>Ben</at>", "mentioned": { "id": "29:ben", "name": "Ben" } }""")).Using<JToken>(SameToken));
    }

    [Test]
    public void An_entity_is_what_it_says()
    {
        var client = Read(ChannelMessage).Entities[2];
        var mention = new Entity();
        mention.SetAs(new Mention(new ChannelAccount("29:ben"), "<at>Ben</at>"));

        Assert.Multiple(() =>
        {
            Assert.That(client.Properties["timezone"]!.ToString(), Is.EqualTo("Europe/London"));
            Assert.That(mention.GetAs<Mention>().Mentioned.Id, Is.EqualTo("29:ben"));
            Assert.That(mention, Is.Not.EqualTo(client));
            Assert.That(client, Is.EqualTo(Read(ChannelMessage).Entities[2]));
        });
    }

    [Test]
    public void A_dialog_and_a_list_of_results_are_written_as_teams_reads_them()
    {
        var answer = new MessagingExtensionActionResponse
        {
            Task = new TaskModuleContinueResponse(new TaskModuleTaskInfo { Title = "Ask", Height = 420, Width = "medium", Card = new Attachment { ContentType = "card" } }),
            ComposeExtension = new MessagingExtensionResult
            {
                Type = "result",
                AttachmentLayout = "list",
                Attachments = [new MessagingExtensionAttachment { ContentType = "card", Preview = new Attachment { ContentType = ThumbnailCard.ContentType } }],
                SuggestedActions = new MessagingExtensionSuggestedAction { Actions = [new CardAction(ActionTypes.OpenUrl, "Sign in", value: "https://app.example")] },
            },
        };

        Assert.That(
            JObject.Parse(JsonConvert.SerializeObject(answer, WithoutNulls)),
            Is.EqualTo(JObject.Parse("""
                {
                  "task": { "type": "continue", "value": { "title": "Ask", "height": 420, "width": "medium", "card": { "contentType": "card" } } },
                  "composeExtension": {
                    "type": "result", "attachmentLayout": "list",
                    "attachments": [ { "contentType": "card", "preview": { "contentType": "application/vnd.microsoft.card.thumbnail" } } ],
                    "suggestedActions": { "actions": [ { "type": "openUrl", "title": "Sign in", "value": "https://app.example" } ] }
                  }
                }
                """)).Using<JObject>(SameJson));
    }

    [Test]
    public void An_action_on_a_message_is_read_with_what_was_filled_in()
    {
        var action = JObject.Parse("""
            {
              "commandId": "shout", "commandContext": "message", "data": { "skill": "c#" }, "context": { "theme": "dark" },
              "botMessagePreviewAction": "send", "botActivityPreview": [ { "type": "message/card", "attachments": [] } ],
              "messagePayload": { "id": "1763" }
            }
            """).ToObject<MessagingExtensionAction>()!;

        Assert.That(
            (action.CommandId, action.CommandContext, ((JObject)action.Data)["skill"]!.ToString(), action.Context.Theme, action.BotMessagePreviewAction, action.BotActivityPreview.Single().Type),
            Is.EqualTo(("shout", "message", "c#", "dark", "send", "message/card")));
    }

    private static readonly JsonSerializerSettings WithoutNulls = new() { NullValueHandling = NullValueHandling.Ignore };
    private static readonly string[] BotAndBen = ["ESN Bot", "Ben"];

    private static Activity Read(string json) => JsonConvert.DeserializeObject<Activity>(json)!;

    private static bool SameToken(JToken one, JToken other) => JToken.DeepEquals(one, other);

    private static bool SameJson(JObject one, JObject other) => JToken.DeepEquals(one, other);
}
