using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.State;

/// <summary>A bot on a machine whose clock went back does not start, and says both times and what to do.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class StorageClockTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TestClock _clock = new();
    private readonly ErrorsSeen _errors = new();

    public void Dispose()
    {
        _errors.Dispose();
        _folder.Dispose();
    }

    [Test]
    public async Task A_clock_that_was_set_back_stops_the_next_start_with_both_times()
    {
        await RunAsync();
        _clock.Jumps(TimeSpan.FromHours(-2));

        await Assert.ThatAsync(() => RunAsync(), Throws.InvalidOperationException.With.Message.EqualTo(
            "This machine's clock says 2026-11-30 07:00:00 UTC, but the bot has already run at 2026-11-30 09:00:00 UTC with the file of Storage:Path. Set this " +
            "machine's clock; if the later time was the wrong one, start the bot once with Storage:AcceptClock=true."));
    }

    [Test]
    public async Task A_clock_that_was_set_right_again_is_accepted_once_and_is_right_from_then_on()
    {
        await RunAsync();
        _clock.Jumps(TimeSpan.FromDays(-30));

        await RunAsync(("Storage:AcceptClock", "true"));
        await RunAsync();
    }

    [TestCase(-9), TestCase(0), TestCase(600_000)]
    public async Task A_small_correction_and_a_long_rest_are_no_reason_to_stop(int minutes)
    {
        await RunAsync();
        _clock.Jumps(TimeSpan.FromMinutes(minutes));

        await RunAsync();
    }

    [Test]
    public async Task A_bot_that_runs_for_long_notes_it_and_says_when_the_clock_goes_back_meanwhile()
    {
        using (var host = await StartAsync())
        {
            var watch = host.Services.GetServices<IHostedService>().OfType<ClockWatch>().Single();
            _clock.Passes(TimeSpan.FromHours(5));
            await watch.LookAsync(default);
            Assert.That(_errors.Seen, Is.Empty);

            _clock.Jumps(TimeSpan.FromHours(-1));
            await watch.LookAsync(default);
            Assert.That(_errors.Seen, Has.Count.EqualTo(1).And.All.Contains("2026-11-30 13:00:00 UTC, but the bot has already run at 2026-11-30 14:00:00 UTC"));
            await host.StopAsync();
        }

        await Assert.ThatAsync(() => RunAsync(), Throws.InvalidOperationException.With.Message.Contains("14:00:00"));
    }

    [Test]
    public async Task A_damaged_file_is_found_after_the_start_and_makes_the_bot_unhealthy()
    {
        using (var host = await StartAsync())
        {
            var table = host.Services.GetRequiredService<ITables>().Open("People");
            for (var i = 0; i < 100; i++)
            {
                await table.InsertAsync(new("p", $"{i:D3}", new Dictionary<string, object?> { ["Text"] = new string('x', 2_000) }), default);
            }

            await host.StopAsync();
        }

        var bytes = await File.ReadAllBytesAsync(_folder.File("bot.db"));
        bytes.AsSpan(bytes.Length / 2, 8_192).Fill(0x5A);
        await File.WriteAllBytesAsync(_folder.File("bot.db"), bytes);

        using var damaged = await StartAsync();
        var inspection = damaged.Services.GetRequiredService<SqliteInspection>();
        await inspection.ExecuteTask!;

        var health = await inspection.CheckHealthAsync(new());
        Assert.That(health.Status, Is.EqualTo(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy));
        Assert.That(health.Description, Does.Contain("bot.db, which is damaged. Restore it from a backup"));
        Assert.That(_errors.Seen, Has.Some.Contains("which is damaged"));
        await damaged.StopAsync();
    }

    [Test]
    public async Task A_whole_file_is_healthy()
    {
        using var host = await StartAsync();
        var inspection = host.Services.GetRequiredService<SqliteInspection>();
        await inspection.ExecuteTask!;

        Assert.That((await inspection.CheckHealthAsync(new())).Status, Is.EqualTo(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy));
        await host.StopAsync();
    }

    private async Task RunAsync(params (string Name, string Value)[] settings)
    {
        using var host = await StartAsync(settings);
        await host.StopAsync();
    }

    private async Task<IHost> StartAsync(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection([new("Storage:Path", "bot.db"), .. settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))]);
        builder.Services.AddSingleton<TimeProvider>(_clock);
        builder.Services.AddStorage(builder.Configuration);
        builder.Logging.AddProvider(_errors);
        var host = builder.Build();
        try
        {
            await host.StartAsync();
        }
        catch
        {
            host.Dispose();
            throw;
        }

        return host;
    }
}
