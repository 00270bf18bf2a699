namespace TeamsEsnBot.Features.State;

/// <summary>When something recurs. What was missed while the bot was down is made up for once, however often it was missed.</summary>
internal abstract record Schedule
{
    /// <summary>Every so often, counted from its first time.</summary>
    public static Schedule Every(TimeSpan period) => new Rhythm(period);

    /// <summary>At a time of day in a place, every day or on some days of the week.</summary>
    /// <param name="zone">An IANA name, such as <c>Europe/Berlin</c>.</param>
    public static Schedule At(TimeOnly time, TimeZoneInfo zone, params DayOfWeek[] days) => new WallClock(time, zone, days);

    /// <summary>The zone of that IANA (or Windows) name.</summary>
    /// <exception cref="InvalidOperationException">There is none; the message names the setting.</exception>
    public static TimeZoneInfo ZoneOf(string name, string setting)
    {
        try
        {
            return TimeZoneInfo.FindSystemTimeZoneById(name);
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            throw new InvalidOperationException(
                $"{setting} is “{name}”, which is no time zone known here. Write an IANA name such as Europe/Berlin; on a minimal Linux install the package tzdata.", unknown);
        }
    }

    /// <summary>Its first time, for something that has not happened yet.</summary>
    public abstract DateTimeOffset First(DateTimeOffset now);

    /// <summary>Its next time after <paramref name="now"/>, given that it was due at <paramref name="last"/>.</summary>
    public abstract DateTimeOffset Next(DateTimeOffset last, DateTimeOffset now);

    /// <summary>The same for the same schedule on every machine.</summary>
    public abstract override string ToString();

    private sealed record Rhythm(TimeSpan Period) : Schedule
    {
        public override string ToString() => FormattableString.Invariant($"every {Period:c}");

        public override DateTimeOffset First(DateTimeOffset now) => now;

        public override DateTimeOffset Next(DateTimeOffset last, DateTimeOffset now) =>
            last > now ? last + Period : last + (Period * (Math.Floor((now - last) / Period) + 1));
    }

    private sealed record WallClock(TimeOnly Time, TimeZoneInfo Zone, DayOfWeek[] Days) : Schedule
    {
        public override string ToString() => FormattableString.Invariant($"at {Time:HH:mm:ss} in {Zone.Id} on {(Days.Length == 0 ? "all days" : string.Join(", ", Days))}");

        public override DateTimeOffset First(DateTimeOffset now) => After(now);

        public override DateTimeOffset Next(DateTimeOffset last, DateTimeOffset now) => After(last > now ? last : now);

        private DateTimeOffset After(DateTimeOffset moment)
        {
            for (var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime); ; day = day.AddDays(1))
            {
                if ((Days.Length == 0 || Days.Contains(day.DayOfWeek)) && Moment(day) is var next && next > moment)
                {
                    return next;
                }
            }
        }

        /// <summary>
        /// The moment when the clocks of the place show that time on that day. Where they skip it in spring, the first moment after; where they show it twice
        /// in autumn, the first of the two.
        /// </summary>
        private DateTimeOffset Moment(DateOnly day)
        {
            var local = day.ToDateTime(Time);
            while (Zone.IsInvalidTime(local))
            {
                // Clocks change at whole minutes.
                local = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute)).AddMinutes(1);
            }

            var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
            return new DateTimeOffset(local, offset).ToUniversalTime();
        }
    }
}
