const Clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const Day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const DayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const Whole = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" });

/** Today the time, this year the day, before that the year too. */
export function shortTime(iso) {
  const time = new Date(iso);
  const now = new Date();

  if (time.toDateString() === now.toDateString()) {
    return Clock.format(time);
  }

  return `${(time.getFullYear() === now.getFullYear() ? Day : DayOfYear).format(time)}, ${Clock.format(time)}`;
}

export const wholeTime = iso => Whole.format(new Date(iso));
