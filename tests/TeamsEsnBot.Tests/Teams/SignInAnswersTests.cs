using Newtonsoft.Json.Linq;
using TeamsEsnBot.Teams;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>Signing in, at a bot that asks nobody to.</summary>
internal sealed class SignInAnswersTests
{
    [TestCase("signin/tokenExchange"), TestCase("signIn/TokenExchange")]
    public void A_token_is_not_exchanged_and_the_client_is_told_which(string name)
    {
        var answer = SignInAnswers.Of(Received.Invoke(name, """{ "id": "x-1", "connectionName": "graph", "token": "secret" }"""))!;

        var body = (JObject)answer.Body;
        Assert.That((answer.Status, (string?)body["id"], (string?)body["connectionName"]), Is.EqualTo((412, "x-1", "graph")));
        Assert.That((string?)body["failureDetail"], Is.Not.Empty);
        Assert.That(body.ToString(), Does.Not.Contain("secret"));
    }

    [TestCase("""{ "state": "123456" }""", 412), TestCase("""{ "state": "CancelledByUser" }""", 412), TestCase("{}", 404), TestCase("null", 404), TestCase("""{ "state": "" }""", 404)]
    public void A_code_leads_to_no_token(string value, int status) => Assert.That(SignInAnswers.Of(Received.Invoke("signin/verifyState", value))!.Status, Is.EqualTo(status));

    [TestCase("""{ "code": "resourcematchfailed", "message": "no" }"""), TestCase("null")]
    public void A_failure_on_the_other_side_is_taken_note_of(string value) => Assert.That(SignInAnswers.Of(Received.Invoke("signin/failure", value))!.Status, Is.EqualTo(200));

    [Test]
    public void Everything_else_is_somebody_elses_to_answer() => Assert.That(SignInAnswers.Of(Received.Invoke("task/fetch", "{}")), Is.Null);
}
