using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using TeamsEsnBot.EndToEnd.Testing;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class BrowserExtensionTests : BrowserFixture
{
    [Test]
    public async Task A_found_card_is_put_into_the_box_and_sent_with_the_message()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Lunch);

        await page.GetByRole(AriaRole.Button, new() { Name = "Search with Water Cooler" }).ClickAsync();
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Searchbox, new() { Name = "Search" }).FillAsync("kubernetes"),
            response => response.Request.PostData?.Contains("kubernetes", StringComparison.Ordinal) == true);
        await Expect(page.Locator(".result")).ToContainTextAsync("Kubernetes, probes");
        await page.ShootAsync("extension");
        await page.Locator(".result").ClickAsync();
        await Expect(page.Locator(".compose-card")).ToContainTextAsync("Tom Berg knows Kubernetes");
        await WriteAsync(page, "Ask him:");

        await Expect(page.Locator(".message.mine .card")).ToContainTextAsync("Tom Berg knows Kubernetes");
        await Expect(page.Locator(".message.mine")).ToContainTextAsync("Ask him:");
        Assert.That(Queries().Select(query => ((string?)query["parameters"]![0]!["name"], (string?)query["parameters"]![0]!["value"])), Is.EqualTo(new[] { ("initialRun", "true"), ("topic", "kubernetes") }));
    }

    [Test]
    public async Task More_results_are_asked_for_from_where_the_page_ended()
    {
        Room.Bot.Answer = activity => Task.FromResult((string?)activity["name"] != "composeExtension/query" ? Results.Ok() : Results.Json(new
        {
            composeExtension = new { type = "result", attachmentLayout = "list", attachments = Enumerable.Repeat(StubCards.SearchResult, (int)activity["value"]!["queryOptions"]!["skip"]! == 0 ? 25 : 3) },
        }));
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Lunch);

        await page.GetByRole(AriaRole.Button, new() { Name = "Search with Water Cooler" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More results" }).ClickAsync();

        await Expect(page.Locator(".result")).ToHaveCountAsync(28);
        Assert.That((int)Queries().Last()["queryOptions"]!["skip"]!, Is.EqualTo(25));
    }

    [Test]
    public async Task A_result_that_the_bot_completes_is_asked_for_when_it_is_chosen()
    {
        var result = StubCards.SearchResult;
        result["preview"]!["content"]!["tap"] = new JsonObject { ["type"] = "invoke", ["value"] = new JsonObject { ["person"] = "tom" } };
        Room.Bot.Answer = activity => Task.FromResult((string?)activity["name"] switch
        {
            "composeExtension/query" => Results.Json(new { composeExtension = new { type = "result", attachments = new[] { result } } }),
            "composeExtension/selectItem" => Results.Json(new { composeExtension = new { type = "result", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = StubCards.Thanks } } } }),
            _ => Results.Ok(),
        });
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Lunch);

        await page.GetByRole(AriaRole.Button, new() { Name = "Search with Water Cooler" }).ClickAsync();
        await page.Locator(".result").ClickAsync();

        await Expect(page.Locator(".compose-card")).ToContainTextAsync("Noted, thank you.");
        Assert.That((string?)Room.Bot.Invoke("composeExtension/selectItem")["value"]!["person"], Is.EqualTo("tom"));
    }

    [Test]
    public async Task A_message_action_opens_a_dialog_and_its_answer_is_posted()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);

        await ChooseActionAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Who knows about this?" });
        await dialog.GetByLabel("Topic").FillAsync("probes");
        await page.ShootAsync("dialog");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(page.Locator(".thread .from-bot")).ToContainTextAsync("Asked about probes.");
        await Expect(dialog).ToHaveCountAsync(0);
        var value = Room.Bot.Invoke("composeExtension/submitAction")["value"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)value["data"]!["step"]!, Is.EqualTo(1));
            Assert.That((string?)value["messagePayload"]!["id"], Is.EqualTo(TinyCompany.QuestionId));
        }
    }

    [Test]
    public async Task A_required_input_that_is_empty_keeps_the_dialog_open()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);
        await ChooseActionAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Who knows about this?" });

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(dialog).ToContainTextAsync("Name a topic.");
        Assert.That(Room.Bot.Received.Select(activity => (string?)activity["name"]), Does.Not.Contain("composeExtension/submitAction"));
    }

    [Test]
    public async Task A_dialog_goes_on_to_its_next_page_and_ends_with_a_message()
    {
        var pages = 0;
        var ordinary = Room.Bot.Answer;
        Room.Bot.Answer = activity => (string?)activity["name"] != "composeExtension/submitAction" ? ordinary(activity) : Task.FromResult(++pages == 1
            ? Results.Json(new { task = new { type = "continue", value = new { title = "Are you sure?", card = new { contentType = "application/vnd.microsoft.card.adaptive", content = StubCards.AskForm } } } })
            : Results.Json(new { task = new { type = "message", value = "Asked three colleagues." } }));
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);
        await ChooseActionAsync(page);

        foreach (var title in (string[])["Who knows about this?", "Are you sure?"])
        {
            var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = title });
            await dialog.GetByLabel("Topic").FillAsync("probes");
            await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Asked three colleagues.");
    }

    [Test]
    public async Task A_dialog_of_a_cards_button_submits_back_to_the_bot()
    {
        Room.Bot.Answer = async activity =>
        {
            switch ((string?)activity["name"] ?? (string?)activity["type"])
            {
                case "message":
                    await Room.Bot.PostAsync(activity, new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.hero", content = new { title = "Edit", buttons = new[] { new { type = "task/fetch", title = "Open", value = "" } } } } } });
                    return Results.Ok();
                case "task/fetch":
                    return Results.Json(new { task = new { type = "continue", value = new { title = "Edit", card = new { contentType = "application/vnd.microsoft.card.adaptive", content = StubCards.AskForm } } } });
                default:
                    return Results.Ok();
            }
        };
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "edit");

        await page.GetByRole(AriaRole.Button, new() { Name = "Open" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Edit" });
        await dialog.GetByLabel("Topic").FillAsync("probes");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask" }).ClickAsync();

        await Expect(dialog).ToHaveCountAsync(0);
        Assert.That((string?)Room.Bot.Invoke("task/submit")["value"]!["data"]!["topic"], Is.EqualTo("probes"));
    }

    private static async Task ChooseActionAsync(IPage page)
    {
        var message = page.Locator($"[data-message='{TinyCompany.QuestionId}']");
        await message.HoverAsync();
        await message.GetByRole(AriaRole.Button, new() { Name = "More options" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Who knows about this?" }).ClickAsync();
    }

    private IEnumerable<JsonNode> Queries() =>
        Room.Bot.Received.Where(activity => (string?)activity["name"] == "composeExtension/query").Select(activity => activity["value"]!);
}
