import { expect, it } from 'vitest';
import { isAddress } from '../../src/content/address.ts';

it('are addresses whatever letters their hosts have, also after thousands of others', () => {
  // As it comes with a request: with one byte for each letter.
  const address: string = JSON.parse('"https://b\\u00fccher.example/"');
  expect(isAddress(address)).toBe(true);

  for (let turn = 0; turn < 200_000; turn += 1) isAddress('https://example.org/');

  expect(isAddress(address)).toBe(true);
});
