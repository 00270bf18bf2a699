using System.Net;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class ConnectorConversationTests : ConnectorFixture
{
    private const string Create = "/connector/v3/conversations";

    [Test]
    public async Task The_chat_with_a_person_is_the_same_by_MRI_and_by_object_id_however_often_it_is_created()
    {
        var byMri = await PostAsync(Create, new { isGroup = false, members = new[] { new { id = TinyCompany.Tom.Mri } }, tenantId = TinyCompany.TenantId });
        var byObjectId = await PostAsync(Create, new { members = new[] { new { id = TinyCompany.Tom.Id } }, channelData = new { tenant = new { id = TinyCompany.TenantId } } });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(byMri.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(byMri.Id, Is.EqualTo(Room.PersonalChatOf(TinyCompany.Tom)));
            Assert.That(byObjectId.Id, Is.EqualTo(byMri.Id));
        }
    }

    [Test]
    public async Task A_first_message_is_posted_with_the_chat_but_its_id_is_not_told()
    {
        var created = await PostAsync(Create, new { members = new[] { new { id = TinyCompany.Tom.Mri } }, activity = Text("Can you help?") });

        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Body!["activityId"], Is.Null);
            Assert.That((await MessagesAsync(TinyCompany.Tom, created.Id!)).Single().GetProperty("text").GetString(), Is.EqualTo("Can you help?"));
        }
    }

    [Test]
    public async Task A_thread_in_a_channel_is_created_with_its_first_message()
    {
        var created = await PostAsync(Create, new { isGroup = true, tenantId = TinyCompany.TenantId, channelData = new { channel = new { id = TinyCompany.Kubernetes } }, activity = Text("Weekly digest") });

        var root = (string)created.Body!["activityId"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created.Status, Is.EqualTo(HttpStatusCode.Created));
            Assert.That(created.Id, Is.EqualTo($"{TinyCompany.Kubernetes};messageid={root}"));
            Assert.That((await PostAsync(Activities(created.Id!), Text("And more"))).Status, Is.EqualTo(HttpStatusCode.Created));
        }
    }

    [Test]
    public async Task A_thread_without_a_message_and_a_group_chat_cannot_be_created()
    {
        var empty = await PostAsync(Create, new { isGroup = true, channelData = new { channel = new { id = TinyCompany.Kubernetes } } });
        var group = await PostAsync(Create, new { isGroup = true, members = new[] { new { id = TinyCompany.Ana.Mri }, new { id = TinyCompany.Tom.Mri } }, activity = Text("Hi both") });
        var nobody = await PostAsync(Create, new { members = new[] { new { id = "29:nobody" } } });
        var elsewhere = await PostAsync(Create, new { members = new[] { new { id = TinyCompany.Ana.Mri } }, tenantId = "another tenant" });

        Assert.That(((Answer[])[empty, group, nobody, elsewhere]).Select(answer => (answer.Status, answer.ErrorCode)), Is.All.EqualTo((HttpStatusCode.BadRequest, "BadSyntax")));
    }

    [Test]
    public async Task Who_has_left_cannot_be_written_to()
    {
        var answer = await PostAsync(Create, new { members = new[] { new { id = TinyCompany.Lev.Mri } } });

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.Forbidden, "ForbiddenOperationException")));
    }

    [Test]
    public async Task A_member_is_found_by_MRI_by_object_id_and_by_user_principal_name()
    {
        var found = await Task.WhenAll(((string[])[TinyCompany.Tom.Mri, TinyCompany.Tom.Id, TinyCompany.Tom.Mail]).Select(id => GetAsync(Members(TinyCompany.Lunch, id))));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(found.Select(answer => answer.Id), Is.All.EqualTo(TinyCompany.Tom.Mri));
            Assert.That((string?)found[0].Body!["aadObjectId"], Is.EqualTo(TinyCompany.Tom.Id));
            Assert.That((string?)found[0].Body!["userPrincipalName"], Is.EqualTo(TinyCompany.Tom.Mail));
        }
    }

    [Test]
    public async Task Who_is_not_in_the_chat_is_not_found_there()
    {
        var answer = await GetAsync(Members(TinyCompany.Lunch, TinyCompany.Maya.Mri));

        Assert.That((answer.Status, answer.ErrorCode), Is.EqualTo((HttpStatusCode.NotFound, "MemberNotFoundInConversation")));
    }

    [Test]
    public async Task The_members_of_a_channel_are_everybody_with_an_account()
    {
        var page = await GetAsync($"/connector/v3/conversations/{Uri.EscapeDataString(TinyCompany.General)}/pagedmembers?pageSize=2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(page.Body!["members"]!.AsArray().Select(member => (string)member!["name"]!), Is.EquivalentTo(new[] { TinyCompany.Ana.Name, TinyCompany.Tom.Name, TinyCompany.Maya.Name }), "a page holds at least 50");
            Assert.That((string?)page.Body!["continuationToken"], Is.Null);
        }
    }

    [Test]
    public async Task A_team_tells_its_name_and_its_channels_with_General_unnamed()
    {
        var team = await GetAsync($"/connector/v3/teams/{Uri.EscapeDataString(TinyCompany.General)}");
        var channels = await GetAsync($"/connector/v3/teams/{Uri.EscapeDataString(TinyCompany.General)}/conversations");
        var unknown = await GetAsync("/connector/v3/teams/19%3Anone%40thread.tacv2");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)team.Body!["name"], Is.EqualTo("Support"));
            Assert.That(Guid.TryParse((string?)team.Body!["aadGroupId"], out _), Is.True);
            Assert.That(
                channels.Body!["conversations"]!.AsArray().Select(channel => ((string)channel!["id"]!, (string?)channel["name"])),
                Is.EqualTo(new[] { (TinyCompany.General, null), (TinyCompany.Kubernetes, "Kubernetes") }));
            Assert.That(unknown.ErrorCode, Is.EqualTo("ConversationNotFound"));
        }
    }
}
