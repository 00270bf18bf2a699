using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Cards;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Wire;

namespace TeamsEsnBot.EndToEnd.Sending;

/// <summary>Many messages to many personal chats, put into the outbox of a bot's file.</summary>
internal sealed class Mailing(FaultyConnector connector, string file, int tenants, int people, int messages)
{
    public IReadOnlyList<string> Tenants { get; } = [.. Enumerable.Range(0, tenants).Select(i => $"5f1a3c9e-0000-4000-8000-{i:D12}")];

    /// <summary>What the bot is started with.</summary>
    public string[] Settings =>
    [
        "--environment", "Development", "--urls", "http://127.0.0.1:0", "--Storage:Path", file, "--Logging:LogLevel:Default", "Warning",
        .. Tenants.SelectMany((tenant, at) => new[] { $"--Teams:TenantIds:{at}", tenant }),
    ];

    /// <summary>The conversation and words of every message, for each tenant the same number.</summary>
    public IEnumerable<(string Tenant, string Conversation, string Words)> Messages =>
        from tenant in Tenants
        from number in Enumerable.Range(0, messages / tenants)
        select (tenant, $"a:{tenant[^3..]}-{number % (people / tenants)}", $"message {tenant[^3..]}-{number}.");

    /// <summary>The bot's services without any worker.</summary>
    public ServiceProvider Services(TimeProvider time)
    {
        var builder = BotHost.Builder(Settings);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        foreach (var worker in builder.Services.Where(service => service.ServiceType == typeof(IHostedService)).ToArray())
        {
            builder.Services.Remove(worker);
        }

        return builder.Services.BuildServiceProvider();
    }

    /// <summary>Does something with the file while no bot runs, or beside one.</summary>
    public async Task<T> WithServicesAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var services = Services(TimeProvider.System);
        return await work(services);
    }

    /// <inheritdoc cref="WithServicesAsync{T}"/>
    public Task WithServicesAsync(Func<IServiceProvider, Task> work) => WithServicesAsync(async services =>
    {
        await work(services);
        return true;
    });

    /// <summary>Everybody met the bot, and all messages wait.</summary>
    /// <param name="rule">Of every message.</param>
    public async Task PutInAsync(IServiceProvider services, IfUnsure rule)
    {
        var (conversations, outbox) = (services.GetRequiredService<Conversations>(), services.GetRequiredService<Outbox>());
        foreach (var ofTenant in Messages.GroupBy(message => message.Tenant))
        {
            foreach (var conversation in ofTenant.Select(message => message.Conversation).Distinct())
            {
                await conversations.RememberAsync(
                    ofTenant.Key, Person(conversation), new Place(PlaceKind.Personal, conversation), connector.AddressOf(ofTenant.Key), CancellationToken.None);
            }

            await outbox.AddAsync(
                ofTenant.Key,
                [.. ofTenant.Select(message => new Tell(message.Words, Card.Titled(message.Words).Line("What we heard this week."), To: Person(message.Conversation), IfUnsure: rule))],
                CancellationToken.None);
        }
    }

    /// <summary>How many messages stand where, over all tenants.</summary>
    public async Task<Dictionary<ToldState, int>> ReportAsync(IServiceProvider services)
    {
        Dictionary<ToldState, int> report = [];
        foreach (var tenant in Tenants)
        {
            await foreach (var told in services.GetRequiredService<Outbox>().ReportAsync(tenant, CancellationToken.None))
            {
                report[told.State] = report.GetValueOrDefault(told.State) + 1;
            }
        }

        return report;
    }

    /// <summary>Messages of which an attempt was begun and its end never noted, by their words: what was under way when the bot was killed.</summary>
    public async Task<Dictionary<string, Outgoing>> UnderWayAsync(IServiceProvider services)
    {
        Dictionary<string, Outgoing> underWay = [];
        foreach (var tenant in Tenants)
        {
            await foreach (var message in services.GetRequiredService<Outbox>().WaitingAsync(tenant, DateTimeOffset.UnixEpoch, CancellationToken.None))
            {
                if (message.IsUnderWay)
                {
                    underWay.Add(message.Summary, message);
                }
            }
        }

        return underWay;
    }

    /// <summary>Where each message stands, by its words.</summary>
    public async Task<Dictionary<string, Told>> ToldAsync(IServiceProvider services)
    {
        Dictionary<string, Told> told = [];
        foreach (var (tenant, _, words) in Messages)
        {
            told.Add(words, (await services.GetRequiredService<Outbox>().ToldAsync(tenant, words, CancellationToken.None))!);
        }

        return told;
    }

    private static Person Person(string conversation) => new(new PersonId($"person of {conversation}"), "A colleague");
}
