using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Privacy;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Privacy;

/// <summary>Nothing is kept without somebody having said for how long and whose it is.</summary>
[TestFixture]
internal sealed class KeptTests
{
    [Test]
    public async Task Every_table_that_the_bot_opens_says_how_long_its_rows_are_kept()
    {
        using var opened = new OpenedTables();
        var kept = (await KeptAsync(opened, _ => { })).ToDictionary(table => table.Table);

        Assert.That(opened.Names.Where(name => !kept.ContainsKey(name)), Is.Empty, "Add AddKept beside the store.");
        Assert.That(kept.Values.Where(table => string.IsNullOrEmpty(table.Why)), Is.Empty, "Say For or While.");
        Assert.That(opened.Names.Count(), Is.GreaterThan(10));
    }

    [Test]
    public async Task A_store_that_says_nothing_would_be_caught()
    {
        using var opened = new OpenedTables();
        var kept = await KeptAsync(opened, services => services.AddSingleton<Diary>());

        Assert.That(opened.Names.Except(kept.Select(table => table.Table)), Is.EqualTo([Diary.Table]));
    }

    private static async Task<IReadOnlyList<Kept>> KeptAsync(OpenedTables opened, Action<IServiceCollection> add)
    {
        var builder = BotHost.Builder(["--environment", "Development", "--Teams:TenantIds:0", Office.Tenant]);
        builder.Logging.ClearProviders();
        add(builder.Services);
        builder.Services.RemoveAll<IHostedService>().Replace(ServiceDescriptor.Singleton<ITables>(opened));
        await using var services = builder.Services.BuildServiceProvider();
        foreach (var service in builder.Services.Where(service => service is { IsKeyedService: false, Lifetime: ServiceLifetime.Singleton } && IsOurs(service.ServiceType)))
        {
            Assert.That(services.GetServices(service.ServiceType), Is.Not.Empty);
        }

        return [.. services.GetServices<Kept>()];
    }

    private static bool IsOurs(Type type) => !type.ContainsGenericParameters && type.Namespace?.StartsWith("TeamsEsnBot", StringComparison.Ordinal) is true;

    private sealed class Diary(ITables tables)
    {
        public const string Table = "diary";

        public ITable Pages { get; } = tables.Open(Table);
    }

    /// <summary>Tables in memory that remember which were asked for.</summary>
    private sealed class OpenedTables : ITables, IDisposable
    {
        private readonly SqliteTables _tables = new(SqliteDatabase.Open(SqliteDatabase.InMemory), TimeProvider.System);
        private readonly HashSet<string> _names = [];

        public IEnumerable<string> Names => _names.Order(StringComparer.Ordinal);

        public bool IsShared => false;

        public ITable Open(string name, bool isPassing = false)
        {
            _names.Add(name);
            return _tables.Open(name, isPassing);
        }

        public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) => _tables.NamesAsync(cancel);

        public void Dispose() => _tables.Dispose();
    }
}
