const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365.25 * DAY;

/** A length of time for reading, rounded to one unit: "10 min", "5 h", "1 day", "4 months". At least a minute. */
export function intervalText(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / MINUTE));
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(milliseconds / HOUR);
  if (hours < 24) return `${hours} h`;
  const days = Math.round(milliseconds / DAY);
  if (days < 60) return counted(days, 'day');
  const months = Math.round((12 * milliseconds) / YEAR);
  return months < 24 ? counted(months, 'month') : counted(Math.round(milliseconds / YEAR), 'year');
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
