using TeamsEsnBot.Features.Telling;
using TeamsEsnBot.Tests.Testing;

namespace TeamsEsnBot.Tests.Telling;

/// <summary>How fast messages may go.</summary>
internal sealed class SendingLimitsTests
{
    private readonly TestClock _clock = new();
    private SendingLimits _limits = null!;

    [SetUp]
    public void Begin() => _limits = new SendingLimits(_clock);

    [Test]
    public void In_a_conversation_all_four_windows_are_kept_and_used_to_the_full()
    {
        var sent = Fill("a:1", TimeSpan.FromHours(3));

        foreach (var (most, length) in new[] { (7, 1), (8, 2), (60, 30), (1_800, 3_600) })
        {
            Assert.That(MostWithin(sent, TimeSpan.FromSeconds(length)), Is.LessThanOrEqualTo(most), $"{length} s");
        }

        Assert.That(sent, Has.Count.EqualTo(3 * 1_800), "As many as the hours allow.");
    }

    [Test]
    public void In_a_tenant_fifty_calls_go_in_a_second_over_all_conversations()
    {
        List<DateTimeOffset> sent = [];
        for (var conversation = 0; sent.Count < 500; conversation++)
        {
            sent.Add(Send($"a:{conversation}"));
        }

        Assert.That(MostWithin(sent, TimeSpan.FromSeconds(1)), Is.EqualTo(50));
        Assert.That(sent[^1] - sent[0], Is.EqualTo(TimeSpan.FromSeconds(9)));
    }

    [Test]
    public void Another_tenant_has_limits_of_its_own()
    {
        for (var conversation = 0; conversation < 50; conversation++)
        {
            Send($"a:{conversation}");
        }

        Assert.That(_limits.Begin("one", "a:99", out _), Is.Null);
        Assert.That(_limits.Begin("other", "a:99", out _), Is.Not.Null);
    }

    // Until the answer is there, nobody knows when Teams counted the call.
    [Test]
    public void A_call_counts_from_its_beginning_until_a_window_after_its_end()
    {
        var slow = Enumerable.Range(0, 7).Select(_ => _limits.Begin("one", "a:1", out var _)!).ToArray();
        _clock.Passes(TimeSpan.FromSeconds(30));
        Assert.That(_limits.Begin("one", "a:1", out _), Is.Null, "All seven are still under way.");

        slow[0].Dispose();
        Assert.That(_limits.Begin("one", "a:1", out var free), Is.Null, "It may have come just before its answer.");
        Assert.That(free, Is.EqualTo(_clock.GetUtcNow().AddSeconds(1)));

        _clock.Passes(TimeSpan.FromSeconds(1));
        Assert.That(_limits.Begin("one", "a:1", out _), Is.Not.Null);
    }

    [Test]
    public void Where_Teams_said_no_nothing_goes_for_as_long_as_it_said_and_elsewhere_it_goes_on()
    {
        _limits.Pause("one", "a:1", TimeSpan.FromSeconds(30));

        Assert.That(_limits.Begin("one", "a:1", out var free), Is.Null);
        Assert.That(free, Is.EqualTo(_clock.GetUtcNow().AddSeconds(30)));
        Assert.That(_limits.Begin("one", "a:2", out _), Is.Not.Null);
    }

    // peers (c) 4: one conversation's throttle must not slow all, but the tenant's own limit must.
    [Test]
    public void A_no_to_most_of_what_is_sent_holds_for_the_tenant()
    {
        foreach (var conversation in new[] { "a:1", "a:2", "a:3" })
        {
            Send(conversation);
            _limits.Pause("one", conversation, TimeSpan.FromSeconds(10));
        }

        Assert.That(_limits.Begin("one", "a:9", out _), Is.Null);
        Assert.That(_limits.Begin("other", "a:9", out _), Is.Not.Null);
        _clock.Passes(TimeSpan.FromSeconds(10));
        Assert.That(_limits.Begin("one", "a:9", out _), Is.Not.Null);
    }

    [Test]
    public void A_no_to_a_few_of_many_holds_for_these_few()
    {
        for (var conversation = 0; conversation < 40; conversation++)
        {
            Send($"a:{conversation}");
            if (conversation % 8 == 0)
            {
                _limits.Pause("one", $"a:{conversation}", TimeSpan.FromSeconds(10));
            }
        }

        Assert.That(_limits.Begin("one", "a:99", out _), Is.Not.Null);
    }

    private List<DateTimeOffset> Fill(string conversation, TimeSpan time)
    {
        var end = _clock.GetUtcNow() + time;
        List<DateTimeOffset> sent = [];
        while (Send(conversation) is var at && at < end)
        {
            sent.Add(at);
        }

        return sent;
    }

    /// <summary>Waits for room and sends; the answer comes at once.</summary>
    private DateTimeOffset Send(string conversation)
    {
        while (true)
        {
            if (_limits.Begin("one", conversation, out var free) is { } call)
            {
                call.Dispose();
                return _clock.GetUtcNow();
            }

            _clock.Passes(free - _clock.GetUtcNow());
        }
    }

    private static int MostWithin(List<DateTimeOffset> sent, TimeSpan length)
    {
        var (most, first) = (0, 0);
        for (var last = 0; last < sent.Count; last++)
        {
            while (sent[last] - sent[first] >= length)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
