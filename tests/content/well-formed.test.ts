import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toWellFormed } from '../../src/content/well-formed.ts';
import { anyString } from './support/arbitraries.ts';

describe('toWellFormed', () => {
  it('replaces NUL and halves of surrogate pairs', () => {
    expect(toWellFormed('a\0b')).toBe('a\uFFFDb');
    expect(toWellFormed('\uD83D')).toBe('\uFFFD');
    expect(toWellFormed('\uDE00\uD83D')).toBe('\uFFFD\uFFFD');
  });

  it('keeps whole pairs and every other character', () => {
    expect(toWellFormed('😀 é \u0001\u200B\uFFFE')).toBe('😀 é \u0001\u200B\uFFFE');
  });

  it('makes what UTF-8 can carry out of any string', () => {
    fc.assert(
      fc.property(anyString, (text) => {
        const result = toWellFormed(text);
        expect(Buffer.from(result, 'utf8').toString('utf8')).toBe(result);
        expect(result).not.toContain('\0');
        expect(result).toHaveLength(text.length);
      }),
    );
  });
});
