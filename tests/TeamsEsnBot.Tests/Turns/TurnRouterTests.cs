using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Turns;

[TestFixture]
internal sealed class TurnRouterTests
{
    [TestCase("who knows {topic}", "who knows {anything}")]
    [TestCase("who knows [about] {topic}", "who|whoever knows {anything}")]
    [TestCase("help", "HELP")]
    public void Two_features_that_listen_to_the_same_words_stop_the_start_and_are_both_named(string one, string other)
    {
        Route[] routes =
        [
            new Route<string, Echo>().WhenSaid(one.ToLowerInvariant(), said => said["topic"]),
            new Route<string, Shout>().WhenSaid(other.ToLowerInvariant(), said => said["anything"]),
        ];

        Assert.That(() => new TurnRouter(routes), Throws.InvalidOperationException.With.Message.Contains("Echo").And.Message.Contains("Shout"));
    }

    [Test]
    public void Two_features_with_one_verb_stop_the_start()
    {
        Route[] routes =
        [
            new Route<string, Echo>().WhenPressed("call.post", pressed => pressed.Verb),
            new Route<string, Shout>().WhenPressed("call.post", pressed => pressed.Verb),
        ];

        Assert.That(() => new TurnRouter(routes), Throws.InvalidOperationException.With.Message.Contains("call.post"));
    }

    [TestCase("who knows {topic}", "{person} knows {topic}")]
    [TestCase("who", "whole")]
    [TestCase("help", "help me with {topic}")]
    public void Words_of_which_one_fits_better_live_together(string one, string other)
    {
        Route[] routes =
        [
            new Route<string, Echo>().WhenSaid(one, said => said["topic"]),
            new Route<string, Shout>().WhenSaid(other, said => said["topic"]),
        ];

        Assert.That(() => new TurnRouter(routes), Throws.Nothing);
    }

    [Test]
    public void A_phrase_without_a_word_of_its_own_is_refused() =>
        Assert.That(() => new Route<string, Echo>().WhenSaid("[please] {anything}", said => said["anything"]), Throws.ArgumentException.With.Message.Contains("match everything"));

    private sealed class Echo : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => Task.FromResult(Reply.Says(request));
    }

    private sealed class Shout : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => Task.FromResult(Reply.Says(request.ToUpperInvariant()));
    }
}
