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
        await page.ShootAsync("chat-card");
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
}
