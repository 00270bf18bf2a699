using Microsoft.Playwright;

namespace TeamsEsnBot.EndToEnd.Testing;

/// <summary>One Chromium for the whole run, the one that the system has; every page is a person of its own. Nothing is downloaded.</summary>
internal static class Browser
{
    private const float PatienceMilliseconds = 30_000;

    // Without these Chromium needs a display, a sandbox and the network.
    private static readonly string[] Flags =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static IPlaywright? _playwright;
    private static IBrowser? _browser;

    /// <summary>A new page without a past. Skips the test, or fails it when <c>CI=true</c>, where there is no Chromium.</summary>
    public static async Task<IPage> OpenAsync(ColorScheme scheme = ColorScheme.Light, int width = 1280, int height = 860)
    {
        var browser = await StartedAsync();
        var context = await browser.NewContextAsync(new()
        {
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = height },
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        return await context.NewPageAsync();
    }

    /// <summary>Ends Chromium; after the last test of the run.</summary>
    public static async Task CloseAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        _browser = null;
        _playwright = null;
    }

    /// <summary>Keeps a picture of the page in <c>artifacts/screenshots</c>.</summary>
    public static async Task ShootAsync(this IPage page, string name)
    {
        var folder = Path.Combine(Repository.Root, "artifacts", "screenshots");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
    }

    private static async Task<IBrowser> StartedAsync()
    {
        await Gate.WaitAsync();

        try
        {
            if (_browser is null)
            {
                var program = Array.Find(Places, File.Exists);

                if (program is null)
                {
                    Programs.Missing("chromium");
                }

                _playwright = await Playwright.CreateAsync();
                _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = program, Headless = true, Args = Flags });
            }

            return _browser;
        }
        finally
        {
            Gate.Release();
        }
    }
}
