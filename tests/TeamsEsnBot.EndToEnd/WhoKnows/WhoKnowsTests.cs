using Microsoft.Playwright;
using TeamsEsnBot.EndToEnd.Testing;
using static Microsoft.Playwright.Assertions;

namespace TeamsEsnBot.EndToEnd.WhoKnows;

/// <summary>A colleague asks who knows, in every place where Teams lets them, against the real bot and the demo company.</summary>
[TestFixture, Category("Browser")]
internal sealed class WhoKnowsTests
{
    private DemoRoom _room = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _room = await DemoRoom.OpenAsync();

    [OneTimeTearDown]
    public async Task CloseAsync() => await _room.DisposeAsync();

    [TestCase("who knows about kubernetes", "Inês Carvalho")]
    [TestCase("who knos kubernets", "Inês Carvalho")]
    [TestCase("Who can help me with k8s?", "Inês Carvalho")]
    [TestCase("expert on Azure Key Vault and Terraform", "Amélie Gagnon")]
    public async Task In_the_personal_chat_the_right_people_come_with_dated_reasons(string question, string first)
    {
        var page = await _room.EnterAsync("Daniel");

        var answer = await DemoRoom.SayAsync(page, question);

        await Expect(answer).ToContainTextAsync("People who know about");
        var text = await answer.InnerTextAsync();
        Assert.That(text.IndexOf(first, StringComparison.Ordinal), Is.Positive);
        Assert.That(await answer.GetByRole(AriaRole.Link, new() { NameRegex = new("^“") }).CountAsync(), Is.GreaterThanOrEqualTo(3));
        Assert.That(text, Does.Match("accepted · .*20(24|25|26)"));
    }

    [Test]
    public async Task A_reason_opens_the_very_message()
    {
        var page = await _room.EnterAsync("Noah");
        var answer = await DemoRoom.SayAsync(page, "who knows about kubernetes");

        await answer.GetByRole(AriaRole.Link, new() { NameRegex = new("^“") }).First.ClickAsync();

        await Expect(page.Locator(".highlight")).ToBeInViewportAsync();
        await Expect(page.Locator(".pane-head")).Not.ToContainTextAsync("ESN Bot");
    }

    [Test]
    public async Task In_a_channel_a_mention_anywhere_is_answered_in_the_thread()
    {
        var page = await _room.EnterAsync("Annika", DemoRoom.Cloud);
        var thread = page.Locator(".thread").Last;

        await thread.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        var box = thread.GetByRole(AriaRole.Textbox, new() { Name = "Reply" });
        await box.PressSequentiallyAsync("Hi @ESN");
        await box.PressAsync("Enter");
        await box.PressSequentiallyAsync("who can help with terraform?");
        await box.PressAsync("Enter");

        await Expect(thread.Locator(".card").Last).ToContainTextAsync("People who know about terraform");
    }

    [Test]
    public async Task A_search_in_the_compose_box_inserts_a_card_into_any_chat()
    {
        var page = await _room.EnterAsync("Greta", "19:chat-koeln-kitchen@thread.v2");

        await page.GetByRole(AriaRole.Button, new() { Name = "Search with ESN Bot" }).ClickAsync();
        await Expect(page.Locator(".result").First).ToContainTextAsync("People who know about");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("works council");
        await page.Locator(".result", new() { HasText = "People who know about works council" }).ClickAsync();
        await Expect(page.Locator(".compose-card")).ToContainTextAsync("Florian Däubler");
        await page.Locator(".pane-foot .compose-text").PressAsync("Enter");

        await Expect(page.Locator(".message.mine .card")).ToContainTextAsync("Florian Däubler");
    }

    [Test]
    public async Task A_message_is_asked_about_from_its_menu()
    {
        var page = await _room.EnterAsync("Sofia", DemoRoom.Cloud);
        var message = page.Locator(".thread-root", new() { HasText = "A few requests fail at each deployment with 502" });

        await message.HoverAsync();
        await message.GetByRole(AriaRole.Button, new() { NameRegex = new("More|menu", System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).First.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Who knows about this?" }).ClickAsync();

        var dialog = page.GetByRole(AriaRole.Dialog);
        await Expect(dialog).ToContainTextAsync("Inês Carvalho");
        await page.ShootAsync("message-action");
    }

    [Test]
    public async Task Nobody_known_leads_to_asking_everyone_and_a_raised_hand_comes_back()
    {
        var asker = await _room.EnterAsync("Elif");
        var nobody = await DemoRoom.SayAsync(asker, "who knows about Zig?");
        await Expect(nobody).ToContainTextAsync("Nobody is known for Zig yet");

        await nobody.GetByRole(AriaRole.Button, new() { Name = "Ask everyone" }).ClickAsync();
        await asker.GetByLabel("What exactly would you like to know?").FillAsync("Does it run on our build agents?");
        await asker.GetByLabel("Platform / General").CheckAsync();
        await asker.GetByRole(AriaRole.Button, new() { Name = "Post" }).Last.ClickAsync();
        await Expect(asker.Locator("#pane").GetByText("Asked: Platform / General")).ToBeVisibleAsync();

        var helper = await _room.EnterAsync("Rui", DemoRoom.General);
        await helper.GetByRole(AriaRole.Button, new() { Name = "I can help" }).ClickAsync();
        await Expect(helper.Locator("#pane").GetByText("Can help: Rui Figueiredo")).ToBeVisibleAsync();

        await Expect(asker.Locator("#pane").GetByText("Rui Figueiredo can help you with Zig")).ToBeVisibleAsync();
        await Expect(await DemoRoom.SayAsync(asker, "who knows about zig")).ToContainTextAsync("Rui Figueiredo");
    }

    [Test]
    public async Task A_colleagues_word_reaches_the_person_and_counts_after_a_yes()
    {
        var giver = await _room.EnterAsync("Miguel");
        await Expect(await DemoRoom.SayAsync(giver, "Wei knows about sign language")).ToContainTextAsync("I asked Wei Chen");

        var person = await _room.EnterAsync("Wei");
        await person.GetByRole(AriaRole.Button, new() { Name = "Yes, they may ask me" }).ClickAsync();
        await Expect(person.Locator("#pane").GetByText("Noted: you know about sign language")).ToBeVisibleAsync();

        await Expect(await DemoRoom.SayAsync(giver, "who knows about sign language")).ToContainTextAsync("Wei Chen");
    }
}
