import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { IdleCache } from '../lib/idle-cache.ts';
import type { Encoding } from './accepted-encoding.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

/** @param quality Brotli's: its best, 11, takes a hundred times longer than 4 */
export async function pack(bytes: Bytes, encoding: Encoding, quality: number): Promise<Bytes> {
  switch (encoding) {
    case 'identity':
      return bytes;
    case 'gzip':
      return new Uint8Array(await promisify(gzip)(bytes));
    case 'br': {
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: quality,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      return new Uint8Array(await promisify(brotliCompress)(bytes, { params }));
    }
  }
}

/** Remembers what was packed last, for content that is the same for many. */
export class RememberedPacks {
  readonly #packed: IdleCache<Bytes>;

  /** @param maxSize in bytes */
  constructor(maxSize: number) {
    this.#packed = new IdleCache({ maxWeight: maxSize, weightOf: ({ length }) => length });
  }

  /** @param digest of the bytes */
  async pack(digest: string, ...[bytes, encoding, quality]: Parameters<typeof pack>) {
    if (encoding === 'identity') return bytes;
    const key = `${digest} ${encoding} ${quality}`;
    const earlier = this.#packed.get(key);
    if (earlier !== undefined) return earlier;
    const packed = await pack(bytes, encoding, quality);
    this.#packed.set(key, packed);
    return packed;
  }
}

/** Names content: equal bytes have equal names. */
export function digestOf(bytes: Bytes): string {
  return createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
}
