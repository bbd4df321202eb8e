import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

interface Name {
  readonly source: string;
  readonly kind: string;
  readonly externalId: string;
}

/**
 * The UUID version 7 of an imported thing (RFC 9562, section 5.7). Its time is the thing's own, so that
 * the order of ids follows time; where others have randomness it has a digest of what the source calls
 * the thing, so that importing it again makes the same id.
 */
export function deterministicId({ source, kind, externalId }: Name, time: Date): string {
  const digest = createHash('sha256').update(`${source}\n${kind}\n${externalId}`).digest();
  // Before 1970 version 7 has no time to give.
  const msecs = Math.max(0, time.getTime());
  return v7({ msecs, seq: digest.readUInt32BE(16), random: digest.subarray(0, 16) });
}
