using System.Text.Json.Nodes;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Features.AskEveryone;

[TestFixture]
internal sealed class AskEveryoneTests
{
    [Test]
    public async Task From_a_personal_chat_the_question_goes_to_a_channel_the_person_chooses()
    {
        await using var office = await OfficeWithAChannel();
        var nobody = await office.Ana.Says("who knows about Zig?");
        var offer = await office.Ana.Presses(nobody.Card!, "Ask everyone");

        var posted = await office.Ana.Presses(offer.Card!, "Post", ("details", "Does it run on our build agents?"), ("where", office.Channel.Channel!));
        await office.Settles();

        Assert.That(offer.Card, Golden.Card("offer"));
        Assert.That(posted.Card!.Heading, Is.EqualTo("Asked: Platform / Kubernetes"));
        var message = office.Post.Sent.Single();
        Assert.That(message.In!.Channel, Is.EqualTo(office.Channel.Channel));
        Assert.That(message.Summary, Is.EqualTo("Ana Ribeiro is looking for somebody who knows about Zig"));
        Assert.That(message.CardJson, Does.Contain("Does it run on our build agents?"));
    }

    [Test]
    public async Task Whoever_raises_a_hand_is_shown_to_all_told_to_the_asker_and_found_next_time()
    {
        await using var office = await OfficeWithAChannel();
        var call = await CallAsync(office);

        var reply = await office.Tom.PressesInTheChannel("call.raise", ("call", call));
        await office.Settles();

        Assert.That(reply.ForEveryone);
        Assert.That(reply.Card, Golden.Card("call-with-a-helper"));
        Assert.That(office.Post.To(office.Ana).Single().Summary, Is.EqualTo("Tom Becker can help you with Zig"));
        Assert.That((await office.Maya.Says("who knows about zig")).Card!.ToPlainText(), Does.Contain("Tom Becker"));
    }

    // peers (c) 20
    [Test]
    public async Task A_second_press_of_the_same_person_changes_nothing()
    {
        await using var office = await OfficeWithAChannel();
        var call = await CallAsync(office);

        await office.Tom.PressesInTheChannel("call.raise", ("call", call));
        var again = await office.Tom.PressesInTheChannel("call.raise", ("call", call));
        var maya = await office.Maya.PressesInTheChannel("call.raise", ("call", call));
        await office.Settles();

        Assert.That(again.Card!.ToPlainText(), Does.Contain("Can help: Tom Becker"));
        Assert.That(maya.Card!.ToPlainText(), Does.Contain("Can help: Tom Becker and Maya Lindqvist").Or.Contain("Can help: Maya Lindqvist and Tom Becker"));
        Assert.That(office.Post.To(office.Ana), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Posting_twice_posts_once()
    {
        await using var office = await OfficeWithAChannel();
        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", office.Channel.Channel!));
        await office.Settles();

        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", office.Channel.Channel!));
        await office.Settles();

        Assert.That(office.Post.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task In_a_channel_it_is_asked_right_there()
    {
        await using var office = await OfficeWithAChannel();

        var offer = await office.Ana.PressesInTheChannel("call.offer", ("topic", "Zig"));
        await office.Ana.PressesInTheChannel("call.post", ("topic", "Zig"), ("details", ""), ("where", "here"));
        await office.Settles();

        Assert.That(offer.Card!.ToPlainText(), Does.Contain("Here, in this conversation"));
        Assert.That(office.Post.Sent.Single().In!.Conversation, Is.EqualTo(office.Channel.Conversation));
    }

    // peers (c) 46: what a card sends is a wish; who may do it is looked up.
    [Test]
    public async Task A_channel_the_person_is_not_in_is_neither_offered_nor_posted_to()
    {
        await using var office = await OfficeWithAChannel();
        office.Roster.Outside.Add(office.Ana.Id);

        var offer = await office.Ana.Presses("call.offer", ("topic", "Zig"));
        var posted = await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", office.Channel.Channel!));
        await office.Settles();

        Assert.That(offer.Card!.Heading, Is.EqualTo("There is no channel I could ask in"));
        Assert.That(posted.IsRefusal);
        Assert.That(office.Post.Sent, Is.Empty);
    }

    [Test]
    public async Task The_asker_cannot_help_themselves_and_a_forgotten_call_says_so()
    {
        await using var office = await OfficeWithAChannel();
        var call = await CallAsync(office);

        Assert.That((await office.Ana.PressesInTheChannel("call.raise", ("call", call))).Text, Does.StartWith("This is your own question"));
        Assert.That((await office.Tom.PressesInTheChannel("call.raise", ("call", "no-such-call"))).Text, Does.StartWith("This card is too old"));
        Assert.That((await office.Tom.PressesInTheChannel("call.raise", ("call", new string('x', 5_000)))).Text, Does.StartWith("This card is too old"));
    }

    [Test]
    public async Task A_message_that_cannot_go_out_now_is_sent_later_and_one_that_never_can_keeps_its_reason()
    {
        await using var office = await OfficeWithAChannel();
        office.Post.Trouble.Enqueue(new DeliveryOutcome(DeliveryKind.NotNow, "Teams answered 429", TimeSpan.FromSeconds(30)));
        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", ""), ("where", office.Channel.Channel!));

        await office.Settles();
        Assert.That(office.Post.Sent, Is.Empty);
        office.Clock.Passes(TimeSpan.FromSeconds(31));
        await office.Settles();
        Assert.That(office.Post.Sent, Has.Count.EqualTo(1));

        office.Post.Trouble.Enqueue(DeliveryOutcome.Refused(Refusal.BlockedByPerson, "The person blocked the bot."));
        await office.Tom.PressesInTheChannel("call.raise", ("call", CallIn(office.Post.Sent[0])));
        await office.Settles();
        var key = $"raised|{CallIn(office.Post.Sent[0])}|{office.Tom.Id}";
        Assert.That(
            await office.The<Outbox>().ToldAsync(Office.Tenant, key, CancellationToken.None),
            Is.EqualTo(new Told(ToldState.Refused, Refusal.BlockedByPerson, "The person blocked the bot.", Attempts: 1, Unsure: 0)));
    }

    private static async Task<Office> OfficeWithAChannel()
    {
        var office = new Office();
        await office.The<Conversations>().RememberAsync(Office.Tenant, office.Maya.Profile.Who, office.Channel, "https://smba.trafficmanager.net/emea/", CancellationToken.None);
        return office;
    }

    private static async Task<string> CallAsync(Office office)
    {
        await office.Ana.Presses("call.post", ("topic", "Zig"), ("details", "Does it run on our build agents?"), ("where", office.Channel.Channel!));
        await office.Settles();
        var call = CallIn(office.Post.Sent.Single());
        office.Post.Sent.Clear();
        return call;
    }

    private static string CallIn(Outgoing message) => JsonNode.Parse(message.CardJson!)!["actions"]![0]!["data"]!["call"]!.GetValue<string>();
}
