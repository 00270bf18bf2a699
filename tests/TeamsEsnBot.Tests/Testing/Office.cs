using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsEsnBot.Features.Community;
using TeamsEsnBot.Features.State;
using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Work;

namespace TeamsEsnBot.Tests.Testing;

/// <summary>
/// A workplace of people who talk to the real bot: the container of the deployable, with only the edges in memory (directory, roster, delivery, clock)
/// and the tables in an SQLite database that is gone with the office. A logged error fails the test.
/// </summary>
internal sealed class Office : IAsyncDisposable
{
    public const string Tenant = "5f1a3c9e-0000-4000-8000-00000000c0de";

    private readonly ServiceProvider _services;
    private readonly ErrorsSeen _errors = new();
    private readonly Queue<Profile> _newcomers = [];
    private int _turns;

    public Office(params string[] settings)
        : this(null, settings)
    {
    }

    /// <param name="life">The tables and the clock of an office that was there before; null for new ones.</param>
    /// <param name="settings">Other settings than usual, as on the command line.</param>
    public Office((ITables Tables, TestClock Clock)? life, params string[] settings)
    {
        Clock = life?.Clock ?? new TestClock();
        var builder = BotHost.Builder(
            ["--environment", "Development", "--Storage:Path", ":memory:", "--Teams:TenantIds:0", Tenant, "--Logging:LogLevel:Default", "Warning", .. settings]);
        builder.Logging.ClearProviders().AddProvider(_errors);
        builder.Services
            .RemoveAll<IHostedService>()
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .Replace(ServiceDescriptor.Singleton<IDirectory>(Directory))
            .Replace(ServiceDescriptor.Singleton<IRoster>(Roster))
            .Replace(ServiceDescriptor.Singleton<IDelivery>(Post));
        if (life is { Tables: var tables })
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<ITables>(new Borrowed(tables)));
        }

        _services = builder.Services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Ana = Hire("Ana Ribeiro", "Product Designer", "Product & Design", "Porto");
        Maya = Hire("Maya Lindqvist", "Platform Engineer", "Platform Engineering", "Berlin");
        Tom = Hire("Tom Becker", "Site Reliability Engineer", "Platform Engineering", "Toronto");
    }

    public IServiceProvider Services => _services;

    public TestClock Clock { get; }

    public PaperDirectory Directory { get; } = new();

    public PaperRoster Roster { get; } = new();

    /// <summary>What was sent to others.</summary>
    public PostRoom Post { get; } = new();

    public Colleague Ana { get; }

    public Colleague Maya { get; }

    public Colleague Tom { get; }

    /// <summary>Where Ana, Maya and Tom write together.</summary>
    public Place Channel { get; } = new(PlaceKind.Channel, "19:platform@thread.tacv2;messageid=1", "19:general@thread.tacv2", "19:platform@thread.tacv2", "Platform / Kubernetes");

    /// <summary>Somebody joins the company and its directory.</summary>
    public Colleague Hire(string name, string? jobTitle = null, string? department = null, string? place = null, bool isGuest = false)
    {
        var address = name.ToLowerInvariant().Replace(' ', '.') + "@office.example";
        var profile = new Profile(new Person(new PersonId(name.ToLowerInvariant().Replace(' ', '-')), name), address, address, jobTitle, department, place, IsGuest: isGuest);
        Directory.People[profile.Who.Id] = profile;
        _newcomers.Enqueue(profile);
        return new Colleague(this, profile);
    }

    /// <summary>Somebody who talks to the bot but is in no directory.</summary>
    public Colleague Stranger(string name) => new(this, new Profile(new Person(new PersonId(name.ToLowerInvariant()), name), null));

    /// <summary>Reads what an earlier office left in the tables.</summary>
    public Task StartsWorkAsync() => The<IndexFollower>().FillAsync(CancellationToken.None);

    /// <summary>Everything that waits is sent, everything noted is followed.</summary>
    public async Task Settles()
    {
        await WelcomeNewcomersAsync();
        await The<OutboxDispatcher>().RunOnceAsync(CancellationToken.None);
        await The<IndexFollower>().CatchUpAsync(CancellationToken.None);
    }

    /// <summary>The directory goes through its round.</summary>
    public Task ReadsItsDirectory() => The<PeopleSync>().RunAsync(Tenant, CancellationToken.None);

    public T The<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public async Task<Reply> ReactAsync(Colleague by, Place where, Happening what, string locale = "en-GB")
    {
        await WelcomeNewcomersAsync();
        var turn = new Turn($"turn-{++_turns}", Tenant, by.Profile.Who, where, what, locale, Clock.GetUtcNow());
        var reply = await The<TurnPipeline>().RunAsync(turn, CancellationToken.None) ?? throw new AssertionException("The bot did not answer at all.");
        foreach (var verb in reply.Card?.Buttons.Select(button => button.Verb).OfType<string>() ?? [])
        {
            Assert.That(The<TurnRouter>().Triggers.Where(trigger => trigger.Kind is TriggerKind.Pressed).Select(trigger => trigger.Words), Does.Contain(verb), "A button that nobody listens to.");
        }

        // As the door does when the reply was sent.
        if (reply.Note is TurnNote.Begun)
        {
            await The<UnfinishedTurns>().EndAsync(turn, CancellationToken.None);
            return reply with { Note = TurnNote.None };
        }

        return reply;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Assert.That(_errors.Seen, Is.Empty, "Errors were logged.");
    }

    /// <summary>The process that ran here was killed: what it logged at the end nobody reads.</summary>
    public ValueTask IsKilledAsync() => _services.DisposeAsync();

    private async Task WelcomeNewcomersAsync()
    {
        while (_newcomers.TryDequeue(out var newcomer))
        {
            await The<People>().KeepAsync(Tenant, newcomer, CancellationToken.None);
        }
    }

    /// <summary>Tables that stay when this office goes.</summary>
    private sealed class Borrowed(ITables tables) : ITables
    {
        public bool IsShared => tables.IsShared;

        public ITable Open(string name, bool isPassing = false) => tables.Open(name, isPassing);

        public IAsyncEnumerable<string> NamesAsync(CancellationToken cancel) => tables.NamesAsync(cancel);
    }
}
