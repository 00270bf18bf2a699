using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;

namespace TeamsEsnBot.Tests.Packages.Bot;

/// <summary>What Teams is asked about a team, and what its answers become.</summary>
internal sealed class TeamsInfoTests
{
    [Test]
    public async Task The_channels_of_a_team_are_asked_for_by_its_id()
    {
        IList<ChannelInfo>? channels = null;
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) => channels = await TeamsInfo.GetTeamChannelsAsync(turn, "19:team@thread.tacv2", cancel));
        bot.Connector.Answers(200, """{ "conversations": [ { "id": "19:team@thread.tacv2", "name": null, "type": "standard" }, { "id": "19:x@thread.tacv2", "name": "X", "type": "private" } ] }""");

        await bot.PostAsync(bot.Message("hi"));

        Assert.That((bot.Connector.OnlyCall.Method, bot.Connector.OnlyCall.Target), Is.EqualTo(("GET", "/emea/7c1f/v3/teams/19%3Ateam%40thread.tacv2/conversations")));
        Assert.That(channels!.Select(channel => (channel.Id, channel.Name, channel.Type)), Is.EqualTo(new[]
        {
            ("19:team@thread.tacv2", (string?)null, "standard"), ("19:x@thread.tacv2", "X", "private"),
        }));
    }

    [Test]
    public async Task The_details_of_a_team_are_those_of_the_turns_team_when_none_is_named()
    {
        TeamDetails? team = null;
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) => team = await TeamsInfo.GetTeamDetailsAsync(turn, cancellationToken: cancel));
        bot.Connector.Answers(200, """{ "id": "19:team@thread.tacv2", "name": "Platform", "aadGroupId": "c0ff", "channelCount": 3, "memberCount": 40, "type": "standard" }""");
        var message = bot.Message("hi");
        message["channelData"] = Newtonsoft.Json.Linq.JObject.Parse("""{ "team": { "id": "19:team@thread.tacv2" } }""");

        await bot.PostAsync(message);

        Assert.That(bot.Connector.OnlyCall.Target, Is.EqualTo("/emea/7c1f/v3/teams/19%3Ateam%40thread.tacv2"));
        Assert.That((team!.Name, team.AadGroupId, team.ChannelCount, team.MemberCount), Is.EqualTo(("Platform", "c0ff", 3, 40)));
    }

    [TestCase(403), TestCase(404), TestCase(429)]
    public async Task A_refusal_is_told_by_its_status(int status)
    {
        HttpOperationException? refused = null;
        await using var bot = await BotOnLoopback.StartAsync(async (turn, cancel) =>
            refused = await Task.Run(() => Assert.ThrowsAsync<HttpOperationException>(() => TeamsInfo.GetTeamChannelsAsync(turn, "19:team@thread.tacv2", cancel)), cancel));
        bot.Connector.Answers(status, """{ "error": { "code": "BotNotInConversationRoster", "message": "no" } }""");

        await bot.PostAsync(bot.Message("hi"));

        Assert.That((int)refused!.Response.StatusCode, Is.EqualTo(status));
    }

    [Test]
    public async Task Outside_a_team_somebody_must_say_which_is_meant()
    {
        InvalidOperationException? unclear = null;
        await using var bot = await BotOnLoopback.StartAsync((turn, cancel) =>
        {
            unclear = Assert.ThrowsAsync<InvalidOperationException>(() => TeamsInfo.GetTeamChannelsAsync(turn, cancellationToken: cancel));
            return Task.CompletedTask;
        });

        await bot.PostAsync(bot.Message("hi"));

        Assert.That(unclear, Is.Not.Null);
        Assert.That(bot.Connector.Calls, Is.Empty);
    }
}
