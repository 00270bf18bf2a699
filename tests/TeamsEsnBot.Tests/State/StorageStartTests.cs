using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Storage;

namespace TeamsEsnBot.Tests.State;

/// <summary>A bot with a wrong setting does not start, and says which setting and what to do.</summary>
internal sealed class StorageStartTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean() => _folder.Dispose();

    [Test]
    public async Task Without_any_setting_the_rows_are_in_a_file_beside_the_bot()
    {
        using var host = Host();

        await host.StartAsync();

        Assert.That(host.Services.GetRequiredService<ITables>(), Is.TypeOf<SqliteTables>());
        Assert.That(_folder.File("data/teams-esn-bot.db"), Does.Exist);
        await host.StopAsync();
    }

    [Test]
    public async Task A_store_in_memory_leaves_no_file()
    {
        using var host = Host(("Storage:Path", ":memory:"));
        await host.StartAsync();

        var table = host.Services.GetRequiredService<ITables>().Open("People");

        Assert.That((await table.InsertAsync(new("p", "r", new Dictionary<string, object?>()), default)).IsDone, Is.True);
        Assert.That(Directory.GetFiles(_folder.Path, "*memory*"), Is.Empty);
        await host.StopAsync();
    }

    [TestCase("Storage:Path", " ", "Storage:Path is empty")]
    [TestCase("Storage:ConnectionString", " ", "Storage:ConnectionString is empty")]
    [TestCase("Storage:TableEndpoint", "http://contoso.table.core.windows.net", "Storage:TableEndpoint is not an https address")]
    [TestCase("Storage:TableEndpoint", "contoso", "Storage:TableEndpoint is not an https address")]
    public void A_setting_that_cannot_be_is_named(string setting, string value, string sentence)
    {
        using var host = Host((setting, value));

        Assert.That(() => host.StartAsync(), Throws.InstanceOf<OptionsValidationException>().With.Message.Contains(sentence));
    }

    [Test]
    public void Two_stores_at_once_are_refused_with_both_names()
    {
        using var host = Host(("Storage:Path", "bot.db"), ("Storage:TableEndpoint", "https://contoso.table.core.windows.net"));

        Assert.That(
            () => host.StartAsync(),
            Throws.InstanceOf<OptionsValidationException>().With.Message.Contains("Storage:Path and Storage:TableEndpoint are set. Keep the one"));
    }

    [TestCase("AccountName=contoso"), TestCase("what is this")]
    public void A_connection_string_that_cannot_be_read_is_named_without_repeating_it(string connection)
    {
        using var host = Host(("Storage:ConnectionString", connection));

        Assert.That(
            () => host.StartAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith("Storage:ConnectionString cannot be read.").And.Message.Not.Contains(connection));
    }

    [Test]
    public void An_account_that_does_not_answer_is_named_with_what_to_check()
    {
        // Port 9 is the discard service, which no machine of this century runs.
        using var host = Host(("Storage:ConnectionString", "AccountName=contoso;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/contoso"));

        Assert.That(
            () => host.StartAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith("The table account does not answer. Check the address in Storage:TableEndpoint"));
    }

    [Test]
    public void A_file_that_is_no_database_stops_the_start()
    {
        File.WriteAllText(_folder.File("list.txt"), string.Concat(Enumerable.Repeat("Bread, milk, eggs. ", 400)));
        using var host = Host(("Storage:Path", "list.txt"));

        Assert.That(() => host.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("list.txt, which is not a database"));
    }

    [Test]
    public async Task A_file_that_another_bot_runs_with_stops_the_start_until_that_one_has_ended()
    {
        using (var first = Host(("Storage:Path", "bot.db")))
        {
            await first.StartAsync();
            using var second = Host(("Storage:Path", "bot.db"));
            Assert.That(() => second.StartAsync(), Throws.InvalidOperationException.With.Message.Contains("bot.db, which another bot runs with. Stop that one"));
        }

        using var after = Host(("Storage:Path", "bot.db"));
        Assert.That(() => after.StartAsync(), Throws.Nothing);
    }

    private IHost Host(params (string Name, string Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new() { ContentRootPath = _folder.Path });
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value)));
        builder.Services.AddStorage(builder.Configuration);
        return builder.Build();
    }
}
