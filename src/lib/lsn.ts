/**
 * A position in PostgreSQL's write-ahead log, its type `pg_lsn`: a number of bytes, which its text writes as
 * `16/B374D848`.
 */
export type Lsn = bigint;

/** Before everything. */
export const FIRST_LSN: Lsn = 0n;

const TEXT = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/;

/** Null when the text is none. */
export function parseLsn(text: string): Lsn | null {
  const [, high, low] = TEXT.exec(text) ?? [];
  return high === undefined || low === undefined
    ? null
    : (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function formatLsn(lsn: Lsn): string {
  const low = lsn & 0xffff_ffffn;
  return `${(lsn >> 32n).toString(16)}/${low.toString(16)}`.toUpperCase();
}

export function laterLsn(one: Lsn, other: Lsn): Lsn {
  return one > other ? one : other;
}
