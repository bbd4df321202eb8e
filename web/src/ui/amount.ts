import { site } from '../site.ts';

const NUMBER = new Intl.NumberFormat(site.locale);

/** A number as people of the site's language write it: 4,812. */
export function formatNumber(value: number): string {
  return NUMBER.format(value);
}

/** A number with its noun: 1 post, 2 posts. */
export function amount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}
