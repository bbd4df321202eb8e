/** The years 1 to 9999 in UTC: what both PostgreSQL's text and RFC 3339 can say. */
const YEARS = /^(?!0000)\d{4}-/;

/** The moment as RFC 3339 text in UTC; null when there is no such moment, or it is outside the years 1 to 9999. */
export function momentText(time: Date): string | null {
  if (Number.isNaN(time.getTime())) return null;
  const text = time.toISOString();
  return YEARS.test(text) ? text : null;
}
