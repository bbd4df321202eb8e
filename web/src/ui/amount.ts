import { site } from '../site.ts';

const formats: {
  number?: Intl.NumberFormat;
  share?: Intl.NumberFormat;
  signed?: Intl.NumberFormat;
} = {};

/** A number as people of the site's language write it: 4,812. */
export function formatNumber(value: number): string {
  formats.number ??= new Intl.NumberFormat(site.locale);
  return formats.number.format(value);
}

/** A part of a whole as a percentage: 12.5%. */
export function formatShare(value: number): string {
  formats.share ??= new Intl.NumberFormat(site.locale, {
    style: 'percent',
    maximumFractionDigits: 1,
  });
  return formats.share.format(value);
}

/** A number with its noun: 1 post, 2 posts. */
export function amount(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

/** A number with its sign: +3, −2. */
export function formatSigned(value: number): string {
  formats.signed ??= new Intl.NumberFormat(site.locale, { signDisplay: 'exceptZero' });
  return formats.signed.format(value);
}
