using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.DevRoom;

internal sealed class BrowserKeyboardTests : BrowserFixture
{
    [Test]
    public async Task A_message_action_is_chosen_without_a_mouse()
    {
        var page = await EnterAsync(TinyCompany.Ana, TinyCompany.Kubernetes);

        await page.Locator($"[data-message='{TinyCompany.QuestionId}']").GetByRole(AriaRole.Button, new() { Name = "More options" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Copy link" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Test]
    public async Task A_person_is_chosen_without_a_mouse()
    {
        var page = await EnterAsync(TinyCompany.Ana);

        await page.GetByRole(AriaRole.Button, new() { Name = "You are Ana Lima" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("reliability");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".you-button")).ToContainTextAsync("Maya Rao");
    }

    [Test]
    public async Task Shift_and_Enter_begins_a_line_and_Enter_sends_both()
    {
        var page = await EnterAsync(TinyCompany.Ana);
        var box = page.Locator(".pane-foot .compose-text");

        await box.PressSequentiallyAsync("one");
        await box.PressAsync("Shift+Enter");
        await box.PressSequentiallyAsync("two");
        await box.PressAsync("Enter");

        await Expect(page.Locator(".mine .message-text br")).ToHaveCountAsync(1);
        await Expect(box).ToHaveValueAsync("");
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Everything_that_can_be_pressed_or_filled_in_has_a_name(bool inChannel)
    {
        var page = await EnterAsync(TinyCompany.Ana, inChannel ? TinyCompany.Kubernetes : null);

        if (!inChannel)
        {
            await WriteAsync(page, "who knows Kubernetes?");
            await Expect(page.Locator(".card")).ToBeVisibleAsync();
        }

        var nameless = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll("button, a[href], input, textarea, select")]
              .filter(element => element.checkVisibility())
              .filter(element => !(element.getAttribute("aria-label") || element.getAttribute("aria-labelledby") || element.labels?.length || element.textContent.trim()))
              .map(element => element.outerHTML)
            """);
        Assert.That(nameless, Is.Empty);
    }
}
