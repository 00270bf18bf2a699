using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.DevRoom;

/// <summary>What Teams does with cards beyond drawing them.</summary>
internal sealed class BrowserCardTests : BrowserFixture
{
    [Test]
    public async Task A_people_picker_offers_the_company_and_submits_the_directory_id()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await ShowAsync("""
            { "type": "AdaptiveCard", "version": "1.5",
              "body": [ { "type": "Input.ChoiceSet", "id": "owner", "label": "Owner", "choices": [], "choices.data": { "type": "Data.Query", "dataset": "graph.microsoft.com/users" } } ],
              "actions": [ { "type": "Action.Submit", "title": "Hand over" } ] }
            """);

        var choices = await page.Locator(".card datalist option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
        await page.Locator(".card input").FillAsync(choices.Single(choice => choice.StartsWith("Maya Rao", StringComparison.Ordinal)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();

        await Expect(page.GetByText("Your response was sent to the app")).ToBeVisibleAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(choices, Has.Length.EqualTo(3), "who has left is not offered");
            Assert.That((string?)Room.Bot.OfType("message").Single()["value"]!["owner"], Is.EqualTo(TinyCompany.Maya.Id));
        }
    }

    [Test]
    public async Task A_card_with_a_refresh_shows_the_person_named_in_it_his_own_view()
    {
        var ana = await EnterAsync(TinyCompany.Ana, TinyCompany.Lunch);
        var tom = await EnterAsync(TinyCompany.Tom, TinyCompany.Lunch);

        await ShowAsync($$"""
            { "type": "AdaptiveCard", "version": "1.5",
              "refresh": { "action": { "type": "Action.Execute", "verb": "mine" }, "userIds": [ "{{TinyCompany.Ana.Mri}}" ] },
              "body": [ { "type": "TextBlock", "text": "For everybody" } ] }
            """, TinyCompany.Lunch);

        await Expect(ana.Locator(".card")).ToContainTextAsync("Noted, thank you.");
        await Expect(tom.Locator(".card")).ToContainTextAsync("For everybody");
        var asked = Room.Bot.Invoke("adaptiveCard/action");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)asked["value"]!["trigger"], Is.EqualTo("automatic"));
            Assert.That((string?)asked["from"]!["id"], Is.EqualTo(TinyCompany.Ana.Mri));
        }
    }

    [Test]
    public async Task A_card_newer_than_Teams_draws_shows_its_fallback_text()
    {
        var page = await EnterAsync(TinyCompany.Ana);

        await ShowAsync("""{ "type": "AdaptiveCard", "version": "1.9", "fallbackText": "Read it on the web", "body": [ { "type": "TextBlock", "text": "New" } ] }""");

        await Expect(page.Locator(".card")).ToHaveTextAsync("Read it on the web");
    }

    [Test]
    public async Task A_mention_in_a_card_is_drawn_as_one_and_markup_of_people_is_not()
    {
        var page = await EnterAsync(TinyCompany.Ana);

        await ShowAsync("""
            { "type": "AdaptiveCard", "version": "1.5",
              "msteams": { "entities": [ { "type": "mention", "text": "<at>Tom</at>", "mentioned": { "id": "29:Tom", "name": "Tom Berg" } } ] },
              "body": [ { "type": "TextBlock", "text": "<at>Tom</at> wrote <script>alert(1)</script> &amp; [x](javascript:alert(1))", "wrap": true } ] }
            """);

        await Expect(page.Locator(".card")).ToHaveTextAsync("Tom Berg wrote <script>alert(1)</script> & [x](javascript:alert(1))");
        await Expect(page.Locator(".card .mention")).ToHaveTextAsync("Tom Berg");
        Assert.That(await page.Locator(".card script, .card a").CountAsync(), Is.Zero);
    }

    [TestCase("application/vnd.microsoft.activity.message", "\"Saved for later\"", "Saved for later")]
    [TestCase("application/vnd.microsoft.error", """{ "code": "BadRequest", "message": "That question is closed." }""", "That question is closed.")]
    [TestCase("application/vnd.microsoft.unheard", "{}", "which Teams does not draw")]
    public async Task An_answer_in_words_is_shown_at_the_card(string type, string value, string words)
    {
        var ordinary = Room.Bot.Answer;
        Room.Bot.Answer = activity => (string?)activity["name"] == "adaptiveCard/action"
            ? Task.FromResult(Results.Json(new JsonObject { ["statusCode"] = 200, ["type"] = type, ["value"] = JsonNode.Parse(value) }))
            : ordinary(activity);
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");

        await page.GetByRole(AriaRole.Button, new() { Name = "Not the right person" }).ClickAsync();

        await Expect(page.Locator(".message.from-bot").Last).ToContainTextAsync(words);
        await Expect(page.Locator(".card")).ToContainTextAsync("Tom Berg");
    }

    [Test]
    public async Task A_previewed_message_is_sent_or_edited()
    {
        var ordinary = Room.Bot.Answer;
        Room.Bot.Answer = activity => (string?)activity["name"] == "composeExtension/submitAction" && activity["value"]!["botMessagePreviewAction"] is null
            ? Task.FromResult(Results.Json(new { composeExtension = new { type = "botMessagePreview", activityPreview = new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = StubCards.Thanks } } } } }))
            : (string?)activity["name"] == "composeExtension/submitAction" ? Task.FromResult(Results.Ok()) : ordinary(activity);
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);
        await page.Locator($"[data-message='{TinyCompany.QuestionId}']").GetByRole(AriaRole.Button, new() { Name = "More options" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Who knows about this?" }).ClickAsync();
        await page.GetByLabel("Topic").FillAsync("probes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Preview" });
        await Expect(dialog).ToContainTextAsync("Noted, thank you.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        var value = Room.Bot.Invoke("composeExtension/submitAction")["value"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)value["botMessagePreviewAction"], Is.EqualTo("send"));
            Assert.That((string?)value["botActivityPreview"]![0]!["attachments"]![0]!["contentType"], Is.EqualTo("application/vnd.microsoft.card.adaptive"));
        }
    }

    private async Task ShowAsync(string card, string? place = null)
    {
        var conversation = Uri.EscapeDataString(place ?? Room.PersonalChatOf(TinyCompany.Ana));
        using var posted = await Room.Http.PostAsJsonAsync($"/connector/v3/conversations/{conversation}/activities", new
        {
            type = "message",
            attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = JsonSerializer.Deserialize<JsonElement>(card) } },
        });
        posted.EnsureSuccessStatusCode();
    }
}
