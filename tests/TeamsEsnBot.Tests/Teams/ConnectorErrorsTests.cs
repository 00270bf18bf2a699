using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What becomes of a message that Teams would not take.</summary>
internal sealed class ConnectorErrorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    // peers (c) 3: these and no others are worth a repetition.
    [TestCase(412, DeliveryKind.NotNow), TestCase(429, DeliveryKind.NotNow)]
    [TestCase(502, DeliveryKind.Unsure), TestCase(503, DeliveryKind.Unsure), TestCase(504, DeliveryKind.Unsure)]
    [TestCase(400, DeliveryKind.Refused), TestCase(401, DeliveryKind.Refused), TestCase(403, DeliveryKind.Refused), TestCase(404, DeliveryKind.Refused)]
    [TestCase(409, DeliveryKind.Refused), TestCase(413, DeliveryKind.Refused), TestCase(500, DeliveryKind.Refused)]
    public void A_status_says_whether_a_repetition_makes_sense(int status, object kind) => Assert.That(Read(status).Kind, Is.EqualTo(kind));

    // peers (c) 5: a refusal is told apart by its code, not by its status.
    [TestCase(403, "ConversationBlockedByUser", Refusal.BlockedByPerson, "The person blocked the bot.")]
    [TestCase(403, "MessageWritesBlocked", Refusal.BlockedByPerson, "The person blocked the bot.")]
    [TestCase(403, "BotNotInConversationRoster", Refusal.RemovedFromPlace, "The bot was removed from that place.")]
    [TestCase(403, "ForbiddenOperationException", Refusal.NotInstalled, "The app is not installed for the person.")]
    [TestCase(403, "BotDisabledByAdmin", Refusal.BlockedByAdministrator, "An administrator blocked the app.")]
    [TestCase(403, "InvalidBotApiHost", Refusal.WrongHost, "The stored address belongs to another cloud.")]
    [TestCase(403, "NotEnoughPermissions", Refusal.NoPermission, "The bot has no permission for that.")]
    [TestCase(404, "ConversationNotFound", Refusal.ConversationGone, "The conversation does not exist any more.")]
    [TestCase(404, "ActivityNotFoundInConversation", Refusal.MessageGone, "The message does not exist any more.")]
    [TestCase(413, "MessageSizeTooBig", Refusal.TooLarge, "The message was too large for Teams.")]
    [TestCase(413, null, Refusal.TooLarge, "The message was too large for Teams.")]
    [TestCase(400, "BadSyntax", Refusal.NotUnderstood, "Teams answered 400 BadSyntax")]
    [TestCase(401, "BotNotRegistered", Refusal.NotRegistered, "Teams does not accept the bot's registration. Check MicrosoftAppId and how it is proven.")]
    [TestCase(500, "ServiceError", Refusal.ServiceFault, "Teams answered 500 ServiceError")]
    [TestCase(403, "SomethingNew", Refusal.Other, "Teams answered 403 SomethingNew")]
    public void A_refusal_has_a_name_and_words(int status, string? code, object refusal, string words)
    {
        var outcome = Read(status, code);

        Assert.That((outcome.Refusal, outcome.Reason), Is.EqualTo(((Refusal)refusal, words)));
    }

    [TestCase("""{ "errorCode": 209, "message": "{\n \"subCode\": \"MessageWritesBlocked\", \"details\": null }" }""")]
    [TestCase("""{ "errorCode": 209, "message": "blocked" }""")]
    public void A_block_is_known_in_its_other_form_too(string content) =>
        Assert.That(Read(403, content: content).Refusal, Is.EqualTo(Refusal.BlockedByPerson));

    [TestCase(""), TestCase("<html>Forbidden</html>"), TestCase("[1]"), TestCase("""{ "message": 17 }""")]
    public void A_refusal_in_any_other_form_is_still_one(string content) => Assert.That(Read(403, content: content).Refusal, Is.EqualTo(Refusal.Other));

    // peers (c) 4
    [TestCase("17", 17), TestCase("Sun, 22 Nov 2026 09:00:40 GMT", 40)]
    public void The_wait_that_Teams_asks_for_is_kept(string wait, int seconds) =>
        Assert.That(Read(429, wait: wait).RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    [TestCase(null), TestCase("soon"), TestCase("-5"), TestCase("Wed, 21 Oct 2026 07:28:00 GMT"), TestCase("99999999999")]
    public void A_wait_that_cannot_be_read_or_is_over_is_left_to_us(string? wait) => Assert.That(Read(429, wait: wait).RetryAfter, Is.Null);

    [Test]
    public void An_error_without_an_answer_is_a_refusal() =>
        Assert.That(ConnectorErrors.Read(new ErrorResponseException("broken"), Now).Kind, Is.EqualTo(DeliveryKind.Refused));

    private static DeliveryOutcome Read(int status, string? code = null, string? wait = null, string content = "")
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        if (wait is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", wait);
        }

        return ConnectorErrors.Read(new ErrorResponseException("refused")
        {
            Response = new HttpResponseMessageWrapper(answer, content),
            Body = code is null ? null : new ErrorResponse { Error = new Error { Code = code } },
        }, Now);
    }
}
