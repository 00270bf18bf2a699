using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.EndToEnd.Storage;

/// <summary>A bot whose clock disagrees with that of the table account does not start.</summary>
internal sealed class AzureClockTests
{
    [TestCase(-90), TestCase(90), TestCase(-7200)]
    public async Task A_clock_more_than_a_minute_apart_stops_the_start_with_both_times(int seconds)
    {
        using var host = await HostAsync(seconds);

        await Assert.ThatAsync(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.Matches(
            "^This machine's clock says .* UTC, that of the table account .* UTC. Set this machine's clock, best by a time service; .*Storage:AcceptClock=true.$"));
    }

    [TestCase(0), TestCase(-30), TestCase(30)]
    public async Task A_clock_less_than_a_minute_apart_is_good_enough(int seconds)
    {
        using var host = await HostAsync(seconds);

        await host.StartAsync();
        await host.StopAsync();
    }

    [Test]
    public async Task Whoever_says_so_starts_with_any_clock()
    {
        using var host = await HostAsync(-7200, ("Storage:AcceptClock", "true"));

        await host.StartAsync();
        await host.StopAsync();
    }

    private static async Task<IHost> HostAsync(int seconds, params (string Name, string? Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            [new("Storage:ConnectionString", await OneAzurite.ConnectionStringAsync()), .. settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value))]);
        builder.Services.AddSingleton<TimeProvider>(new ApartClock(TimeSpan.FromSeconds(seconds)));
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }

    private sealed class ApartClock(TimeSpan apart) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + apart;
    }
}
