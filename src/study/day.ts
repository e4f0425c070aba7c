/** A calendar day where the reader is: "2026-12-01". Days sort as text. */
export type Day = string;

/** Whether a value is a day of the calendar, from the year 1000 to 9999. */
export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !/^[1-9]\d{3}-\d\d-\d\d$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** The day of a moment (milliseconds since 1970) by the device's time zone. */
export function dayOf(time: number): Day {
  const date = new Date(time);
  return [
    String(date.getFullYear()).padStart(4, '0'),
    String(date.getMonth() + 1).padStart(2, '0'),
    String(date.getDate()).padStart(2, '0'),
  ].join('-');
}

/** The moment at which a day begins by the device's time zone, in milliseconds since 1970. */
export function startOf(day: Day): number {
  return new Date(`${day}T00:00:00`).getTime();
}

/** The day that is `count` days after `day`; before it where `count` is negative. */
export function daysAfter(day: Day, count: number): Day {
  return new Date(middayOf(day) + count * DAY).toISOString().slice(0, 10);
}

/** The same time of day, by the device's time zone, `count` days after a moment; both in milliseconds since 1970. */
export function sameTimeAfter(time: number, count: number): number {
  const date = new Date(time);
  date.setDate(date.getDate() + count);
  return date.getTime();
}

/** How many days `later` comes after `earlier`: whole, negative where it comes before. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((middayOf(later) - middayOf(earlier)) / DAY);
}

const DAY = 24 * 60 * 60 * 1000;

/** A day of the calendar has 24 hours only where no clock is changed, so days are counted in universal time. */
function middayOf(day: Day): number {
  return new Date(`${day}T12:00:00Z`).getTime();
}
