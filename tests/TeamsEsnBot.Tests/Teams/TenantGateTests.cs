using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;
using TeamsEsnBot.Features.Turns;
using TeamsEsnBot.Teams;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Teams;

/// <summary>The gate when it cannot decide, and what it says in the log. Who may pass is tested over HTTP.</summary>
internal sealed class TenantGateTests
{
    private TestClock _clock = null!;
    private Lines _log = null!;

    [SetUp]
    public void OpenTheLog() => (_clock, _log) = (new TestClock(), new Lines());

    [Test]
    public void A_failure_while_deciding_lets_nobody_in()
    {
        var gate = new TenantGate(new Broken(), _clock, _log);

        Assert.That(gate.Admits(From("7c1f0a8e-0000-4000-8000-000000000001")), Is.False);
        Assert.That(_log.Written, Is.EqualTo(new[] { (LogLevel.Error, "An activity was refused: whether its tenant is ours could not be decided") }));
    }

    [Test]
    public void An_empty_entry_in_the_settings_lets_nobody_in() =>
        Assert.That(new[] { "", " ", null }.Where(tenant => Gate("", " ").Admits(From(tenant))), Is.Empty);

    [Test]
    public void Words_that_are_no_id_do_not_get_into_the_log()
    {
        Gate("ours").Admits(From("theirs\nand a line of their own"));

        Assert.That(_log.Written.Single().Text, Does.Contain("(no id, or two that differ)").And.Not.Contain("theirs"));
    }

    [Test]
    public void Many_strangers_at_once_do_not_fill_the_log_and_an_hour_later_are_named_again()
    {
        var gate = Gate("ours");

        foreach (var number in Enumerable.Range(0, 1_500))
        {
            gate.Admits(From(new Guid(number, 0, 0, new byte[8]).ToString()));
        }

        Assert.That(_log.Written, Has.Count.EqualTo(1_000));
        _clock.Passes(TenantGate.BetweenLogs);
        gate.Admits(From(new Guid(1_499, 0, 0, new byte[8]).ToString()));
        Assert.That(_log.Written, Has.Count.EqualTo(1_001));
    }

    private TenantGate Gate(params string[] tenants) => new(Options.Create(new TurnOptions { TenantIds = tenants }), _clock, _log);

    private static Activity From(string? tenant) => new(ActivityTypes.Message)
    {
        Conversation = new ConversationAccount(id: "a:chat") { TenantId = tenant },
        ChannelData = new JObject(),
    };

    private sealed class Broken : IOptions<TurnOptions>
    {
        public TurnOptions Value => throw new OptionsValidationException("", typeof(TurnOptions), ["The settings were changed to something wrong."]);
    }

    private sealed class Lines : ILogger<TenantGate>
    {
        public List<(LogLevel Level, string Text)> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Add((logLevel, formatter(state, exception)));
    }
}
