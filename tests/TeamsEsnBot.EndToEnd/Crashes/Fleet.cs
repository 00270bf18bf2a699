using System.Collections.Concurrent;
using TeamsEsnBot.EndToEnd.Manifest;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;

namespace TeamsEsnBot.EndToEnd.Crashes;

/// <summary>The instances of the bot, and who kills them.</summary>
internal sealed class Fleet : IDisposable
{
    // Of the kills, where there is only one to be killed.
    private const double InTheStart = .25;

    // Seconds until the next kill: half of them come in the first moments, half of them at any time.
    private const double FirstMoments = 1;
    private const double LongestLife = 5;

    // Once in so many kills they come while the outbox is sending, to each instance in turn: whoever sends is hit. At random that is rare, because after a kill nobody
    // sends for as long as the lease of the outbox lasts, and most lives are shorter.
    private const int WhileSending = 10;

    private static readonly TimeSpan PatienceWithTheOutbox = TimeSpan.FromSeconds(45);

    /// <summary>How long people wait for an answer: a delivery that was answered sooner is done.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    private readonly Store _store;
    private readonly string _tenant;
    private readonly Random _dice;
    private readonly Instance[] _instances;
    private readonly ConcurrentQueue<Kill> _kills = new();
    private readonly ConcurrentQueue<Task> _starts = new();

    public Fleet(Store store, string tenant, TemporaryFolder folder, TokenIssuer issuer, MachineIdentity identity, int seed)
    {
        (_store, _tenant, _dice) = (store, tenant, new Random(seed));
        string[] settings =
        [
            .. store.Settings,
            "--environment", "Development", "--Logging:LogLevel:Default", "Warning", "--Teams:TenantIds:0", tenant,
            "--MicrosoftAppId", SmallOffice.AppId, "--MicrosoftAppType", "UserAssignedMSI", "--MicrosoftAppTenantId", tenant,
            "--ToBotFromChannelOpenIdMetadataUrl", issuer.MetadataAddress,

            // Nobody listens there: the people are known, and no start waits for the directory.
            "--Graph:BaseAddress", "http://127.0.0.1:1/v1.0",

            "--Teams:Deadline", $"{Deadline:c}",
        ];
        _instances =
        [
            .. Enumerable.Range(1, store.Processes).Select(number => new Instance(
                number, folder.Name, [.. settings, "--Index:SnapshotPath", folder.File($"{number}.index")], identity.Environment, issuer)),
        ];
    }

    public IReadOnlyList<Kill> Kills => [.. _kills];

    /// <summary>What the processes wrote: warnings and worse.</summary>
    public IEnumerable<string> Said => _instances.SelectMany(instance => instance.Said);

    /// <summary>How long the last start took.</summary>
    public TimeSpan StartTook => _instances.Max(instance => instance.StartTook) ?? default;

    /// <summary>One of the instances that listen; when none does, any.</summary>
    public Instance Any(Random dice) => _instances.Where(instance => instance.IsUp).ToArray() is { Length: > 0 } up ? up[dice.Next(up.Length)] : _instances[dice.Next(_instances.Length)];

    public async Task StartAsync() => Assert.That(await Task.WhenAll(_instances.Select(instance => instance.StartAsync())), Is.All.True);

    /// <summary>Kills one at a random moment, and starts it again, so many times; at the end all listen.</summary>
    /// <param name="times">How often.</param>
    /// <param name="restarted">Called each time that one answers again after its kill.</param>
    public async Task KillAsync(int times, Func<Kill, Task> restarted)
    {
        var start = Task.FromResult(true);
        for (var number = 1; number <= times; number++)
        {
            var inTurn = number % WhileSending;
            var isWhileSending = number >= WhileSending && inTurn < _instances.Length;
            var victim = _instances[isWhileSending ? inTurn : _dice.Next(_instances.Length)];
            if (isWhileSending)
            {
                await (inTurn == 0 ? WhileItSendsAsync() : Task.CompletedTask);
            }
            else if (_instances.Length > 1)
            {
                await Task.Delay(Life());
            }
            else if (_dice.NextDouble() < InTheStart)
            {
                await Task.Delay(victim.StartTook!.Value * _dice.NextDouble());
            }
            else
            {
                await start;
                await Task.Delay(Life());
            }

            start = RestartedAsync(victim, await KillAsync(victim, number), restarted);
            _starts.Enqueue(start);
        }

        await Task.WhenAll(_starts);
    }

    public void Dispose()
    {
        foreach (var instance in _instances)
        {
            instance.Dispose();
        }
    }

    /// <summary>Waits until messages leave, lets some of them go, and goes on in the middle of another.</summary>
    private async Task WhileItSendsAsync()
    {
        await UntilItSendsAsync(PatienceWithTheOutbox);
        await Task.Delay(TimeSpan.FromSeconds(_dice.NextDouble() * FirstMoments));
        await UntilItSendsAsync(TimeSpan.FromSeconds(FirstMoments));
    }

    private async Task UntilItSendsAsync(TimeSpan patience)
    {
        // What an earlier kill cut looks as if it were under way until somebody has the lease.
        var cut = _kills.SelectMany(kill => kill.UnderWay).ToHashSet();
        for (var began = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(began) < patience;)
        {
            if ((await _store.LookAsync(UnderWayAsync)).Any(attempt => !cut.Contains(attempt)))
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10));
        }
    }

    private TimeSpan Life() => TimeSpan.FromSeconds(_dice.NextDouble() * (_dice.NextDouble() < .5 ? FirstMoments : LongestLife));

    private async Task<Kill> KillAsync(Instance victim, int number)
    {
        var (wasStarting, began) = (!victim.IsUp, TimeProvider.System.GetUtcNow());
        await victim.KillAsync();
        var ended = TimeProvider.System.GetUtcNow();

        // Another instance may hold the lease, and go on: then more is under way than was cut.
        var kill = new Kill(number, victim.Number, began, ended, wasStarting, await _store.LookAsync(UnderWayAsync), await _store.LookAsync(ClaimedAsync));
        _kills.Enqueue(kill);
        return kill;
    }

    private static async Task<bool> RestartedAsync(Instance victim, Kill kill, Func<Kill, Task> restarted)
    {
        var isUp = await victim.StartAsync();
        if (isUp)
        {
            await restarted(kill);
        }

        return isUp;
    }

    private async Task<IReadOnlyCollection<(string Key, int Attempt)>> UnderWayAsync(ITables tables) =>
        await new Outbox(tables, TimeProvider.System).WaitingAsync(_tenant, DateTimeOffset.UnixEpoch, CancellationToken.None)
            .Where(message => message.IsUnderWay)
            .Select(message => (message.Key, message.Attempts + 1))
            .ToListAsync();

    private async Task<IReadOnlyCollection<string>> ClaimedAsync(ITables tables) =>
        await new Jobs(tables, TimeProvider.System).DueAsync(_tenant, CancellationToken.None)
            .Where(found => !found.IsFree(TimeProvider.System.GetUtcNow()))
            .Select(found => found.Job.Key)
            .ToListAsync();
}
