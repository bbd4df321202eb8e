/** @param date as the browser gives it: `2027-01-31` */
export function endOfDay(date: string): string {
  return `${date}T23:59:59Z`;
}
