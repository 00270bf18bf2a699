using System.Globalization;
using TeamsEsnBot.Features.State;

namespace TeamsEsnBot.Tests.State;

/// <summary>peers (c) 16: clocks that change, and what was missed meanwhile.</summary>
internal sealed class ScheduleTests
{
    [TestCase("2026-11-30T05:00Z", "2026-11-30T07:30Z", Description = "Winter in Berlin is one hour ahead.")]
    [TestCase("2026-11-30T07:30Z", "2026-12-01T07:30Z", Description = "At the very moment comes the next day's.")]
    [TestCase("2026-07-01T00:00Z", "2026-07-01T06:30Z", Description = "Summer is two hours ahead.")]
    public void A_time_of_day_is_that_of_the_place(string now, string next) => Assert.That(Morning("Europe/Berlin").First(At(now)), Is.EqualTo(At(next)));

    // On 28 March 2027 Berlin goes from 01:59 to 03:00.
    [TestCase("02:30", "2027-03-28T01:00Z", Description = "What the clocks skip comes at the first moment after.")]
    [TestCase("01:59", "2027-03-28T00:59Z")]
    [TestCase("03:00", "2027-03-28T01:00Z")]
    public void On_the_day_when_clocks_go_forward_it_still_happens_once(string time, string next)
    {
        var schedule = Schedule.At(TimeOnly.Parse(time, CultureInfo.InvariantCulture), Schedule.ZoneOf("Europe/Berlin", "Zone"));

        Assert.That(schedule.First(At("2027-03-27T12:00Z")), Is.EqualTo(At(next)));
        Assert.That(schedule.Next(At(next), At(next)) - At(next), Is.EqualTo(TimeSpan.FromHours(24)).Within(TimeSpan.FromHours(1)));
        Assert.That(schedule.Next(At(next), At(next)), Is.GreaterThan(At("2027-03-28T22:00Z")), "The next is on the next day.");
    }

    // On 25 October 2026 Berlin has 02:30 twice: at 00:30 and at 01:30 UTC.
    [Test]
    public void On_the_day_when_clocks_go_back_it_happens_the_first_time_only()
    {
        var schedule = Schedule.At(new TimeOnly(2, 30), Schedule.ZoneOf("Europe/Berlin", "Zone"));

        Assert.That(schedule.First(At("2026-10-24T22:00Z")), Is.EqualTo(At("2026-10-25T00:30Z")));
        Assert.That(schedule.Next(At("2026-10-25T00:30Z"), At("2026-10-25T00:31Z")), Is.EqualTo(At("2026-10-26T01:30Z")));
    }

    // Apia had no 30 December 2011.
    [Test]
    public void A_day_that_a_place_did_not_have_begins_with_the_next()
    {
        var schedule = Schedule.At(new TimeOnly(9, 0), Schedule.ZoneOf("Pacific/Apia", "Zone"));

        var times = new List<DateTimeOffset> { schedule.First(At("2011-12-28T20:00Z")) };
        for (var i = 0; i < 2; i++)
        {
            times.Add(schedule.Next(times[^1], times[^1]));
        }

        Assert.That(times, Is.Ordered.Ascending.And.Unique);
        Assert.That(times[0], Is.EqualTo(At("2011-12-29T19:00Z")));
    }

    [Test]
    public void Only_on_its_days_of_the_week()
    {
        var weekly = Schedule.At(new TimeOnly(9, 0), TimeZoneInfo.Utc, DayOfWeek.Monday, DayOfWeek.Thursday);
        var first = weekly.First(At("2026-11-28T12:00Z"));

        Assert.That(first, Is.EqualTo(At("2026-11-30T09:00Z")));
        Assert.That(weekly.Next(first, first), Is.EqualTo(At("2026-12-03T09:00Z")));
    }

    [Test]
    public void What_was_missed_is_made_up_for_once_and_keeps_its_rhythm()
    {
        var hourly = Schedule.Every(TimeSpan.FromHours(1));

        Assert.That(hourly.First(At("2026-11-30T09:00Z")), Is.EqualTo(At("2026-11-30T09:00Z")));
        Assert.That(hourly.Next(At("2026-11-30T09:00Z"), At("2026-11-30T09:00:20Z")), Is.EqualTo(At("2026-11-30T10:00Z")));
        Assert.That(hourly.Next(At("2026-11-30T09:00Z"), At("2026-12-01T12:34Z")), Is.EqualTo(At("2026-12-01T13:00Z")));
        Assert.That(Morning("Europe/Berlin").Next(At("2026-11-01T07:30Z"), At("2026-11-30T09:00Z")), Is.EqualTo(At("2026-12-01T07:30Z")));
    }

    [Test]
    public void A_clock_that_was_set_back_does_not_make_it_happen_again() =>
        Assert.That(Schedule.Every(TimeSpan.FromHours(1)).Next(At("2026-11-30T09:00Z"), At("2026-11-30T03:00Z")), Is.EqualTo(At("2026-11-30T10:00Z")));

    [Test]
    public void A_zone_that_is_none_is_named_with_its_setting() =>
        Assert.That(() => Schedule.ZoneOf("Europe/Atlantis", "Digest:Zone"), Throws.InvalidOperationException.With.Message.StartsWith("Digest:Zone is “Europe/Atlantis”"));

    private static Schedule Morning(string zone) => Schedule.At(new TimeOnly(8, 30), Schedule.ZoneOf(zone, "Zone"));

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
