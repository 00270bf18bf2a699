using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using TeamsEsnBot.EndToEnd.Testing;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class BrowserChatTests : BrowserFixture
{
    [Test]
    public async Task A_question_is_answered_with_a_card()
    {
        var page = await EnterAsync(TinyCompany.Ana);

        await WriteAsync(page, "who knows Kubernetes?");

        await Expect(page.Locator(".card")).ToContainTextAsync("Tom Berg");
        await Expect(page.Locator(".message.mine")).ToContainTextAsync("who knows Kubernetes?");
        await page.ShootAsync("chat-light");
    }

    [Test]
    public async Task A_pressed_button_replaces_the_card_for_the_one_who_pressed()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");

        await page.GetByLabel("What was missing?").FillAsync("On holiday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Not the right person" }).ClickAsync();

        await Expect(page.Locator(".card")).ToContainTextAsync("Noted, thank you.");
        var action = Room.Bot.Invoke("adaptiveCard/action")["value"]!["action"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)action["verb"], Is.EqualTo("experts.dismiss"));
            Assert.That((string?)action["data"]!["person"], Is.EqualTo("tom"));
            Assert.That((string?)action["data"]!["note"], Is.EqualTo("On holiday"));
        }
    }

    [Test]
    public async Task In_a_group_chat_the_others_go_on_seeing_the_old_card()
    {
        var ana = await EnterAsync(TinyCompany.Ana, TinyCompany.Lunch);
        var tom = await EnterAsync(TinyCompany.Tom, TinyCompany.Lunch);
        await WriteAsync(ana, "who knows Kubernetes?", mention: "Water Cooler");
        await Expect(tom.Locator(".card")).ToContainTextAsync("Tom Berg");

        await ana.GetByRole(AriaRole.Button, new() { Name = "Not the right person" }).ClickAsync();

        await Expect(ana.Locator(".card")).ToContainTextAsync("Noted, thank you.");
        await Expect(tom.Locator(".card")).ToContainTextAsync("Tom Berg");
    }

    [Test]
    public async Task A_submit_button_sends_its_data_with_what_was_typed()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");

        await page.GetByLabel("What was missing?").FillAsync("Probes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask everyone" }).ClickAsync();

        await Expect(page.GetByText("Your response was sent to the app")).ToBeVisibleAsync();
        var submitted = Room.Bot.OfType("message").Last();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(submitted.ContainsKey("text"), Is.False);
            Assert.That((string?)submitted["value"]!["ask"], Is.EqualTo("kubernetes"));
            Assert.That((string?)submitted["value"]!["note"], Is.EqualTo("Probes"));
            Assert.That((string?)submitted["replyToId"], Does.Match("^[0-9]{13,}$"));
        }
    }

    [Test]
    public async Task A_message_that_the_bot_fails_on_says_so()
    {
        var page = await EnterAsync(TinyCompany.Ana);

        await WriteAsync(page, "break");

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "error (500)" })).ToBeVisibleAsync();
    }

    [Test]
    public async Task What_the_bot_writes_cannot_run_in_the_page()
    {
        Room.Bot.Answer = async activity =>
        {
            if ((string?)activity["type"] == "message")
            {
                await Room.Bot.PostAsync(activity, new { type = "message", text = "**Bold** <img src=x onerror=\"document.title='owned'\"> [click](javascript:alert(1)) 5 \\* 3" });
            }

            return Results.Ok();
        };
        var page = await EnterAsync(TinyCompany.Ana);

        await WriteAsync(page, "hello");

        var answer = page.Locator(".from-bot .message-text");
        await Expect(answer).ToHaveTextAsync("Bold <img src=x onerror=\"document.title='owned'\"> [click](javascript:alert(1)) 5 * 3");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer.Locator("strong").InnerTextAsync(), Is.EqualTo("Bold"));
            Assert.That(await answer.Locator("img, a").CountAsync(), Is.Zero);
            Assert.That(await page.TitleAsync(), Does.Not.Contain("owned"));
        }
    }

    [Test]
    public async Task A_message_that_nobody_asked_for_appears_and_marks_the_place_unread()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        var lunch = page.Locator($"[data-place='{TinyCompany.Lunch}']");

        using var posted = await Room.Http.PostAsJsonAsync($"/connector/v3/conversations/{Uri.EscapeDataString(TinyCompany.Lunch)}/activities", new { type = "message", text = "Soup is ready" });

        await Expect(lunch.GetByLabel("1 unread")).ToBeVisibleAsync();
        await lunch.ClickAsync();
        await Expect(page.Locator(".message")).ToContainTextAsync("Soup is ready");
        await Expect(lunch.GetByLabel("1 unread")).Not.ToBeVisibleAsync();
    }

    [Test]
    public async Task A_card_that_the_bot_updates_is_redrawn_at_once()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        var activities = $"/connector/v3/conversations/{Uri.EscapeDataString(Room.PersonalChatOf(TinyCompany.Ana))}/activities";
        using var posted = await Room.Http.PostAsJsonAsync(activities, new { type = "message", text = "Open" });
        var id = (await posted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString();
        await Expect(page.Locator(".message-text")).ToHaveTextAsync("Open");

        using var changed = await Room.Http.PutAsJsonAsync($"{activities}/{id}", new { type = "message", text = "Solved" });

        await Expect(page.Locator(".message-text")).ToHaveTextAsync("Solved");
    }

    [Test]
    public async Task Somebody_else_is_chosen_in_the_list_and_sees_his_own_chats()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");
        await Expect(page.Locator(".card")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "You are Ana Lima" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Maya Rao" }).ClickAsync();

        await Expect(page.Locator(".you-button")).ToContainTextAsync("Maya Rao");
        await Expect(page.Locator(".message")).ToHaveCountAsync(0);
        await Expect(page.Locator($"[data-place='{TinyCompany.Lunch}']")).ToHaveCountAsync(0);
        Assert.That(page.Url, Does.Contain("maya.rao"));
    }

    [Test]
    public async Task An_unknown_person_in_the_address_is_said_and_replaced()
    {
        var page = await Browser.OpenAsync();

        await page.GotoAsync(new Uri(Room.Address, "/?as=eve@tiny.example").ToString());

        await Expect(page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "eve@tiny.example" })).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    [Test]
    public async Task In_the_dark_the_page_and_its_cards_are_dark()
    {
        var page = await EnterAsync(TinyCompany.Ana, scheme: ColorScheme.Dark);
        await WriteAsync(page, "who knows Kubernetes?");
        await Expect(page.Locator(".card")).ToBeVisibleAsync();
        await page.ShootAsync("chat-dark");

        Assert.That(await BrightnessAsync(page, "body"), Is.LessThan(60));
        Assert.That(await BrightnessAsync(page, ".ac-adaptiveCard"), Is.LessThan(80));

        await page.GetByRole(AriaRole.Button, new() { Name = "Switch between light and dark" }).ClickAsync();
        Assert.That(await BrightnessAsync(page, ".ac-adaptiveCard"), Is.GreaterThan(200));
    }

    [Test]
    public async Task The_wire_drawer_shows_the_activity_that_was_sent()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await page.GetByRole(AriaRole.Button, new() { Name = "Wire" }).ClickAsync();

        await WriteAsync(page, "who knows Kubernetes?");
        await page.Locator(".wire summary", new() { HasText = "message" }).First.ClickAsync();

        await Expect(page.Locator(".wire details[open] pre").First).ToContainTextAsync("\"text\": \"who knows Kubernetes?\"");
        await page.ShootAsync("wire");
    }

    private static Task<int> BrightnessAsync(IPage page, string selector) => page.Locator(selector).First.EvaluateAsync<int>(
        "element => Math.max(...getComputedStyle(element).backgroundColor.match(/\\d+/g).slice(0, 3).map(Number))");
}
