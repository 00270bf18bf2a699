using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>What becomes of a message that Teams would not take.</summary>
internal sealed class ConnectorErrorsTests
{
    [TestCase(412), TestCase(429), TestCase(502), TestCase(503), TestCase(504)]
    public void A_passing_trouble_is_tried_again(int status) => Assert.That(Read(status).Kind, Is.EqualTo(DeliveryKind.TryAgain));

    [TestCase(400), TestCase(401), TestCase(403), TestCase(404), TestCase(409), TestCase(413), TestCase(500)]
    public void A_refusal_is_final(int status) => Assert.That(Read(status).Kind, Is.EqualTo(DeliveryKind.Refused));

    [TestCase(403, "ConversationBlockedByUser", "The person blocked the bot.")]
    [TestCase(403, "MessageWritesBlocked", "The person blocked the bot.")]
    [TestCase(403, "BotNotInConversationRoster", "The bot was removed from that place.")]
    [TestCase(403, "ForbiddenOperationException", "The app is not installed for the person.")]
    [TestCase(403, "BotDisabledByAdmin", "An administrator blocked the app.")]
    [TestCase(404, "ConversationNotFound", "The conversation does not exist any more.")]
    [TestCase(413, "MessageSizeTooBig", "The message was too large for Teams.")]
    [TestCase(403, "SomethingNew", "Teams answered 403 SomethingNew")]
    [TestCase(413, null, "Teams answered 413")]
    public void The_reason_is_in_words(int status, string? code, string words) => Assert.That(Read(status, code).Reason, Is.EqualTo(words));

    [Test]
    public void The_wait_that_Teams_asks_for_is_kept() => Assert.That(Read(429, wait: "17").RetryAfter, Is.EqualTo(TimeSpan.FromSeconds(17)));

    [TestCase(null), TestCase("soon"), TestCase("-5"), TestCase("Wed, 21 Oct 2026 07:28:00 GMT"), TestCase("99999999999")]
    public void A_wait_that_cannot_be_read_is_left_to_us(string? wait) => Assert.That(Read(429, wait: wait).RetryAfter, Is.Null);

    [Test]
    public void An_error_without_an_answer_is_a_refusal() => Assert.That(ConnectorErrors.Read(new ErrorResponseException("broken")).Kind, Is.EqualTo(DeliveryKind.Refused));

    private static DeliveryOutcome Read(int status, string? code = null, string? wait = null)
    {
        using var answer = new HttpResponseMessage((HttpStatusCode)status);
        if (wait is not null)
        {
            answer.Headers.TryAddWithoutValidation("Retry-After", wait);
        }

        return ConnectorErrors.Read(new ErrorResponseException("refused")
        {
            Response = new HttpResponseMessageWrapper(answer, ""),
            Body = code is null ? null : new ErrorResponse { Error = new Error { Code = code } },
        });
    }
}
