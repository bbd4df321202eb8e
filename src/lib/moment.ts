/** The years 1 to 9999 in UTC: what both PostgreSQL's text and RFC 3339 can say. */
const YEARS = /^(?!0000)\d{4}-/;

/** The moment as RFC 3339 text in UTC; null when there is no such moment, or it is outside the years 1 to 9999. */
export function momentText(time: Date): string | null {
  if (Number.isNaN(time.getTime())) return null;
  const text = time.toISOString();
  return YEARS.test(text) ? text : null;
}

/**
 * A moment in words for people, in UTC; null for `infinity` and what is outside the years 1 to 9999. A minute that has begun
 * counts, so that it is not too early.
 */
export function timeInWords(text: string): string | null {
  const minute = momentText(new Date(Math.ceil(Date.parse(text) / 60_000) * 60_000));
  return minute === null ? null : `${minute.slice(0, 10)} ${minute.slice(11, 16)} UTC`;
}
