import { brotliDecompressSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { digestOf, RememberedPacks } from '../../src/http/pack.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

it('packs equal content once, and other content anew', async () => {
  const packs = new RememberedPacks(1_000);
  const pack = (text: string) => packs.pack(digestOf(bytesOf(text)), bytesOf(text), 'br', 4);
  const first = await pack('Tea '.repeat(500));

  expect(await pack('Tea '.repeat(500))).toBe(first);
  const other = await pack('Milk '.repeat(500));
  expect(brotliDecompressSync(other).toString()).toBe('Milk '.repeat(500));
});

it('packs in each coding', async () => {
  const packs = new RememberedPacks(1_000);
  const bytes = bytesOf('Tea '.repeat(500));
  const gzip = await packs.pack(digestOf(bytes), bytes, 'gzip', 4);

  expect(await packs.pack(digestOf(bytes), bytes, 'br', 4)).not.toEqual(gzip);
  expect(await packs.pack(digestOf(bytes), bytes, 'identity', 4)).toBe(bytes);
});
