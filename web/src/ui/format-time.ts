import { site } from '../site.ts';

/** When and where a time is read. */
export interface Clock {
  /** In ms since 1970. */
  readonly now: number;
  /** An IANA time zone; undefined for that of the reader's computer. */
  readonly timeZone: string | undefined;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY_LENGTH = 24 * HOUR;

/** How long something is said to be so many days ago, in ms; after that its day is said. */
const RECENT = 7 * DAY_LENGTH;

/** How long ago it was, or on which day if it was not within the last week. */
export function formatShort(date: Date, { now, timeZone }: Clock): string {
  const { day, ago, present } = formatsOf(timeZone);
  const age = now - date.getTime();
  if (age < 0 || age >= RECENT) return day.format(date);
  if (age < MINUTE) return present;
  if (age < HOUR) return ago.format(-Math.floor(age / MINUTE), 'minute');
  if (age < DAY_LENGTH) return ago.format(-Math.floor(age / HOUR), 'hour');
  return ago.format(-Math.floor(age / DAY_LENGTH), 'day');
}

/** Day, time and zone. */
export function formatExact(date: Date, { timeZone }: Clock): string {
  return formatsOf(timeZone).exact.format(date);
}

interface Formats {
  readonly day: Intl.DateTimeFormat;
  /** With the zone, which no style of Intl has together with the name of the day. */
  readonly exact: Intl.DateTimeFormat;
  readonly ago: Intl.RelativeTimeFormat;
  readonly present: string;
}

/** Making them takes longer than a hundred uses. */
const made = new Map<string | undefined, Formats>();

function formatsOf(timeZone: string | undefined): Formats {
  const found = made.get(timeZone);
  if (found !== undefined) return found;
  const formats: Formats = {
    day: new Intl.DateTimeFormat(site.locale, { dateStyle: 'medium', timeZone }),
    exact: new Intl.DateTimeFormat(site.locale, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
      timeZone,
    }),
    ago: new Intl.RelativeTimeFormat(site.locale),
    present: new Intl.RelativeTimeFormat(site.locale, { numeric: 'auto' }).format(0, 'second'),
  };
  made.set(timeZone, formats);
  return formats;
}
