import { site } from '../site.ts';

const DAY = new Intl.DateTimeFormat(site.locale, { dateStyle: 'medium' });
/** With the zone, which no style of Intl has together with the name of the day. */
const EXACT = new Intl.DateTimeFormat(site.locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});
const AGO = new Intl.RelativeTimeFormat(site.locale);
const NOW = new Intl.RelativeTimeFormat(site.locale, { numeric: 'auto' }).format(0, 'second');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_LENGTH = 24 * HOUR;

/** How long something is said to be so many days ago, in ms; after that its day is said. */
const RECENT = 7 * DAY_LENGTH;

/** How long ago it was, or on which day if it was not within the last week. */
export function formatShort(date: Date, now = Date.now()): string {
  const age = now - date.getTime();
  if (age < 0 || age >= RECENT) return DAY.format(date);
  if (age < MINUTE) return NOW;
  if (age < HOUR) return AGO.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY_LENGTH) return AGO.format(-Math.floor(age / HOUR), 'hour');
  return AGO.format(-Math.floor(age / DAY_LENGTH), 'day');
}

/** Day, time and zone. */
export function formatExact(date: Date): string {
  return EXACT.format(date);
}
