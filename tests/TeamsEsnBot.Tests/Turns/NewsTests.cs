using Microsoft.Extensions.DependencyInjection;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;

namespace TeamsEsnBot.Tests.Turns;

/// <summary>Who hears what: news go to all who listen, a question to the one it is for.</summary>
internal sealed class NewsTests
{
    private static readonly Deleted Gone = new("1763");

    [Test]
    public async Task News_reach_every_listener_in_their_order_and_all_they_tell_goes_out()
    {
        var reply = await ReactAsync(Gone, services => services
            .AddTurn<string, First>(listen => listen.WhenDeleted(deleted => deleted.Message))
            .AddTurn<string, Second>(listen => listen.WhenDeleted(deleted => deleted.Message)));

        Assert.That(reply!.Tells.Select(tell => tell.Key), Is.EqualTo(["first 1763", "second 1763"]));
        Assert.That((reply.Card, reply.Text), Is.EqualTo(((Card?)null, (string?)null)), "Whoever deleted the message did not ask for an answer.");
    }

    [Test]
    public async Task News_that_nobody_wants_are_nobodys() =>
        Assert.That(await ReactAsync(Gone, services => services.AddTurn<string, First>(listen => listen.WhenEdited(edited => edited.Message))), Is.Null);

    [TestCase(ChannelChange.Renamed, 1), TestCase(ChannelChange.Deleted, 0)]
    public async Task A_listener_hears_of_the_change_it_asked_for(object change, int tells)
    {
        var reply = await ReactAsync(new ChannelChanged((ChannelChange)change, []), services => services
            .AddTurn<string, First>(listen => listen.WhenChannel(ChannelChange.Renamed, _ => "renamed").WhenTeam(TeamChange.Renamed, _ => "other")));

        Assert.That(reply?.Tells.Count ?? 0, Is.EqualTo(tells));
    }

    [Test]
    public async Task Refresh_in_a_cards_menu_asks_the_same_as_a_card_that_asks_by_itself()
    {
        static void Listens(IServiceCollection services) => services.AddTurn<string, First>(listen => listen.WhenRefreshed("call.view", refreshed => refreshed["call"]));
        var data = new Dictionary<string, string> { ["call"] = "c-1" };

        Assert.That((await ReactAsync(new Refreshed("call.view", data, "m"), Listens))!.Text, Is.EqualTo("first c-1"));
        Assert.That((await ReactAsync(new Pressed("call.view", data, "m"), Listens))!.Text, Is.EqualTo("first c-1"));
    }

    [Test]
    public async Task A_card_that_asks_by_itself_presses_no_button() => Assert.That(
        await ReactAsync(new Refreshed("call.raise", new Dictionary<string, string>(), "m"), services => services
            .AddTurn<string, First>(listen => listen.WhenPressed("call.raise", pressed => pressed.Verb))),
        Is.Null);

    [TestCase("https://app.example.com/t/17", "first"), TestCase("https://app.example.com/t/17/files/1", "second"), TestCase("https://app.example.com/other", null)]
    public async Task Of_two_links_that_fit_the_longer_counts(string address, string? who)
    {
        var reply = await ReactAsync(new LinkPasted(new Uri(address), IsAnonymous: false), services => services
            .AddTurn<string, First>(listen => listen.WhenLinkPasted("/t/", link => link.Address.AbsolutePath))
            .AddTurn<string, Second>(listen => listen.WhenLinkPasted("/t/17/files/", link => link.Address.AbsolutePath)));

        Assert.That(reply?.Text?.Split(' ')[0], Is.EqualTo(who));
    }

    [Test]
    public async Task Somebody_without_the_app_is_answered_only_by_who_says_so()
    {
        var link = new LinkPasted(new Uri("https://app.example.com/t/17"), IsAnonymous: true);

        Assert.That(await ReactAsync(link, services => services.AddTurn<string, First>(listen => listen.WhenLinkPasted("/t/", _ => "private"))), Is.Null);
        Assert.That(await ReactAsync(link, services => services.AddTurn<string, First>(listen => listen.WhenLinkPastedAnonymously("/t/", _ => "public"))), Is.Not.Null);
    }

    [Test]
    public void Two_features_may_hear_the_same_news() => Assert.That(Router(
        new Route<string, First>().WhenReacted(_ => ""), new Route<string, Second>().WhenReacted(_ => "")), Throws.Nothing);

    [Test]
    public void Two_features_cannot_answer_the_same_question()
    {
        Assert.That(Router(new Route<string, First>().WhenOpened("a.b", _ => ""), new Route<string, Second>().WhenOpened("a.b", _ => "")), Throws.InvalidOperationException);
        Assert.That(Router(new Route<string, First>().WhenPressed("a.b", _ => ""), new Route<string, Second>().WhenRefreshed("a.b", _ => "")), Throws.InvalidOperationException);
        Assert.That(Router(new Route<string, First>().WhenPressed("a.b", _ => ""), new Route<string, Second>().WhenOpened("a.b", _ => "")), Throws.Nothing);
    }

    private static Action Router(params Route[] routes) => () => _ = new TurnRouter(routes);

    private static async Task<Reply?> ReactAsync(Happening what, Action<IServiceCollection> listens)
    {
        var services = new ServiceCollection();
        listens(services);
        await using var provider = services.BuildServiceProvider();
        var turn = new Turn("1", "tenant-1", new Person(new PersonId("ana"), "Ana"), new Place(PlaceKind.GroupChat, "19:lunch@thread.v2"), what, "en-GB", DateTimeOffset.UnixEpoch);
        return new TurnRouter(provider.GetServices<Route>()).Find(turn) is { } reaction ? await reaction.RunAsync(turn, provider, CancellationToken.None) : null;
    }

    private static Task<Reply> Answer(string name, Turn turn) =>
        Task.FromResult(Reply.Says(name).AndTells(new Tell(name, Card.Titled(name), To: turn.By)));

    private sealed class First : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => Answer($"first {request}", turn);
    }

    private sealed class Second : IAnswer<string>
    {
        public Task<Reply> AnswerAsync(string request, Turn turn, CancellationToken cancel) => Answer($"second {request}", turn);
    }
}
