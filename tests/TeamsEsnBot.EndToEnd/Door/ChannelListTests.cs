using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Door;

/// <summary>“Ask everyone” offers the channels that Teams names, and those it knows when Teams does not.</summary>
internal sealed class ChannelListTests : DoorFixture
{
    [Test]
    public async Task All_channels_of_the_team_are_offered_but_private_ones_the_asker_is_not_in()
    {
        await MeetsTheTeam();
        Door.Connector.Script = AnswerAsTeams;

        Assert.That(await OfferedTo(OpenDoor.Ines), Is.EqualTo(["Airships / General", "Airships / Hangar", "Airships / Merger"]));
        Assert.That(await OfferedTo(OpenDoor.Jonas), Is.EqualTo(["Airships / General", "Airships / Hangar"]));
    }

    // peers (c) 29
    [TestCase(403, "BotNotInConversationRoster"), TestCase(404, "ConversationNotFound"), TestCase(429, "TooManyRequests"), TestCase(502, "BadGateway")]
    public async Task When_Teams_does_not_list_them_the_known_ones_are_offered(int status, string code)
    {
        await MeetsTheTeam();
        Door.Connector.Script = async (call, response) =>
        {
            if (!call.Path.Contains("/v3/teams/", StringComparison.Ordinal))
            {
                return await AnswerAsTeams(call, response);
            }

            response.StatusCode = status;
            await response.WriteAsJsonAsync(new { error = new { code, message = "no" } });
            return true;
        };

        Assert.That(await OfferedTo(OpenDoor.Ines), Is.EqualTo(["Airships"]));
    }

    // peers (c) 2: questions about members are throttled too.
    [TestCase(403), TestCase(404), TestCase(429), TestCase(500)]
    public async Task When_Teams_does_not_say_who_is_a_member_nothing_is_offered(int status)
    {
        await MeetsTheTeam();
        Door.Connector.Refuses("GET", status, "Whatever");

        Assert.That(await OfferedTo(OpenDoor.Ines), Is.Empty);
    }

    [Test]
    public async Task A_teams_name_that_no_message_told_is_asked_for()
    {
        var message = Teams.SaysInTheChannel(OpenDoor.Ines, "help");
        message["channelData"]!["team"]!.AsObject().Remove("name");
        await Door.SendAsync(message);
        Door.Connector.Script = AnswerAsTeams;

        Assert.That(await OfferedTo(OpenDoor.Jonas), Is.EqualTo(["Airships Ltd / General", "Airships Ltd / Hangar"]));
    }

    private static async Task<bool> AnswerAsTeams(ConnectorCall call, HttpResponse response)
    {
        const string general = "/v3/teams/19:general@thread.tacv2";
        object? answer = call.Path switch
        {
            _ when call.Path.EndsWith($"{general}/conversations", StringComparison.Ordinal) => new
            {
                conversations = new object[]
                {
                    new { id = "19:general@thread.tacv2", name = (string?)null, type = "standard" },
                    new { id = "19:hangar@thread.tacv2", name = "Hangar", type = "standard" },
                    new { id = "19:merger@thread.tacv2", name = "Merger", type = "private" },
                },
            },
            _ when call.Path.EndsWith(general, StringComparison.Ordinal) => new { id = "19:general@thread.tacv2", name = "Airships Ltd", aadGroupId = "c0ff" },
            _ when call.Path.Contains("19:merger@thread.tacv2/members/", StringComparison.Ordinal) && !call.Path.EndsWith(OpenDoor.Ines.Id, StringComparison.Ordinal) => null,
            _ when call.Path.Contains("/members/", StringComparison.Ordinal) => new { id = "29:somebody", name = "Somebody" },
            _ => new { id = "1763-other" },
        };
        response.StatusCode = answer is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await response.WriteAsJsonAsync(answer ?? new { error = new { code = "MemberNotFoundInConversation", message = "no" } });
        return true;
    }

    private Task<Answer> MeetsTheTeam() => Door.SendAsync(Teams.SaysInTheChannel(OpenDoor.Ines, "help"));

    private async Task<IReadOnlyList<string>> OfferedTo(Colleague person)
    {
        await Door.SendAsync(Teams.Says(person, "ask everyone about airship paint"));
        var card = Door.Connector.PostedInto(person.PersonalChat)[^1]["attachments"]![0]!["content"]!;
        return [.. card["body"]!.AsArray().SelectMany(element => element!["choices"]?.AsArray() ?? []).Select(choice => (string)choice!["title"]!)];
    }
}
