using Microsoft.Playwright;
using TeamsEsnBot.EndToEnd.Testing;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class BrowserChannelTests : BrowserFixture
{
    [Test]
    public async Task The_companys_history_is_read_as_threads()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);

        var thread = page.Locator(".thread");
        await Expect(thread).ToHaveCountAsync(1);
        await Expect(thread.Locator(".thread-root")).ToContainTextAsync("Pods restart every few minutes");
        await Expect(thread.Locator(".thread-replies")).ToContainTextAsync("Tom Berg");
    }

    [Test]
    public async Task A_reply_that_mentions_the_bot_is_answered_in_the_thread()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);
        var thread = page.Locator(".thread").First;

        await thread.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        var box = thread.GetByRole(AriaRole.Textbox, new() { Name = "Reply" });
        await box.PressSequentiallyAsync("@wat");
        await box.PressAsync("Enter");
        await box.PressSequentiallyAsync("who knows probes?");
        await box.PressAsync("Enter");

        await Expect(thread.Locator(".card")).ToContainTextAsync("Tom Berg");
        await Expect(thread.Locator(".mine .mention")).ToHaveTextAsync("Water Cooler");
        Assert.That((string?)Room.Bot.OfType("message").Single()["conversation"]!["id"], Is.EqualTo($"{TinyCompany.Kubernetes};messageid={TinyCompany.QuestionId}"));
        await page.ShootAsync("channel");
    }

    [Test]
    public async Task A_new_post_begins_a_thread_with_its_subject()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);

        await page.GetByRole(AriaRole.Button, new() { Name = "Start a post" }).ClickAsync();
        await page.GetByLabel("Subject").FillAsync("Upgrade on Friday");
        await WriteAsync(page, "Any objections?");

        var post = page.Locator(".thread").Last;
        await Expect(post).ToContainTextAsync("Upgrade on Friday");
        await Expect(post).ToContainTextAsync("Any objections?");
        Assert.That(Room.Bot.OfType("message"), Is.Empty, "nobody mentioned the bot");
    }

    [Test]
    public async Task A_link_to_a_message_opens_its_thread_with_the_message_marked()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");

        await page.GetByRole(AriaRole.Link, new() { Name = "Pods restart every few minutes" }).ClickAsync();

        await Expect(page.Locator(".pane-head")).ToContainTextAsync("Kubernetes");
        await Expect(page.Locator($".highlight[data-message='{TinyCompany.AnswerId}']")).ToBeInViewportAsync();
        await page.ShootAsync("history-link");
        await page.GoBackAsync();
        await Expect(page.Locator(".pane-head")).ToContainTextAsync("Water Cooler");
    }

    [Test]
    public async Task A_link_to_a_chat_opens_it_with_the_words_already_written()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        await WriteAsync(page, "who knows Kubernetes?");

        await page.GetByRole(AriaRole.Link, new() { Name = "Chat" }).ClickAsync();

        await Expect(page.Locator(".pane-head")).ToContainTextAsync("Tom Berg");
        await Expect(page.Locator(".pane-foot .compose-text")).ToHaveValueAsync("Hi Tom");
    }

    [Test]
    public async Task On_a_phone_the_list_gives_way_to_the_place_and_comes_back()
    {
        var page = await EnterAsync(TinyCompany.Ana, width: 390);
        await Expect(page.Locator(".pane")).ToBeHiddenAsync();
        await page.ShootAsync("phone-list");

        await page.Locator($"[data-place='{TinyCompany.Kubernetes}']").ClickAsync();
        await Expect(page.Locator(".thread").First).ToBeVisibleAsync();
        await page.ShootAsync("phone-channel");
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(390));

        await page.GetByRole(AriaRole.Button, new() { Name = "Back to the list" }).ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
    }
}
