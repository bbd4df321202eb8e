/** What kinds of rows have ids. The numbers keep two kinds apart that were made in one millisecond. */
const KINDS = {
  user: 1,
  post: 2,
  comment: 3,
  page: 4,
  revision: 5,
  sequence: 6,
  entry: 7,
} as const;

/**
 * The UUID version 7 (RFC 9562, section 5.7) of the so-manieth row of a kind: where others have
 * randomness it has a digest of those two, so it can be told without having been kept.
 *
 * @param time in ms since 1970
 */
export function uuidAt(time: number, kind: keyof typeof KINDS, index: number): string {
  const first = mixed(index ^ (KINDS[kind] << 27));
  const second = mixed(first + 0x9e3779b9);
  const moment = time.toString(16).padStart(12, '0');
  const random = hex(first) + hex(second);
  const tail = hex(mixed(second + index)).slice(0, 2) + random.slice(0, 10);
  return `${moment.slice(0, 8)}-${moment.slice(8)}-7${random.slice(10, 13)}-a${random.slice(13)}-${tail}`;
}

/** The last step of MurmurHash3: every bit of the result depends on every bit of the number. */
function mixed(number: number): number {
  let hash = number | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(number: number): string {
  return number.toString(16).padStart(8, '0');
}
