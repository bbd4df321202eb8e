import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { charsByAuthor, spansOf } from '../../src/content/attribution.ts';
import { cleanText } from '../../src/content/clean-text.ts';
import { anyString, markdownish } from './support/arbitraries.ts';
import { cpuMillis } from './support/cpu.ts';

const shares = (...revisions: readonly (readonly [author: string, markdown: string])[]) =>
  Object.fromEntries(
    charsByAuthor(spansOf(revisions.map(([author, markdown]) => ({ author, markdown })))),
  );

describe('charsByAuthor of spansOf', () => {
  it('gives words to whoever inserted them', () => {
    expect(shares(['ann', 'one two'], ['bob', 'one three two'])).toEqual({ ann: 7, bob: 6 });
  });

  it('takes away what was deleted', () => {
    expect(shares(['ann', 'one two'], ['bob', 'one'])).toEqual({ ann: 3 });
    expect(shares(['ann', 'one'], ['bob', ''])).toEqual({});
    expect(shares()).toEqual({});
  });

  it('leaves words that moved to their authors', () => {
    const before = 'FOUR FIVE SIX SEVEN EIGHT NINE';
    const after = 'ONE TWO THREE FOUR FIVE SIX';
    expect(shares(['ann', before], ['bob', after])).toEqual({ ann: 13, bob: 14 });
    const [one, two] = ['The first paragraph.\n', 'And the second one.\n'];
    expect(shares(['ann', one + two], ['bob', two + one])).toEqual({ ann: 41 });
    expect(shares(['ann', one], ['bob', one + two], ['cy', `${two}x\n${one}`])).toEqual({
      ...{ ann: 21, bob: 20, cy: 2 },
    });
  });

  it('takes line ends and composed characters for no change', () => {
    expect(shares(['ann', 'cafe\u0301\r\nb'], ['bob', 'café\nb'])).toEqual({ ann: 6 });
  });

  it('gives back to its authors what a revert brings back', () => {
    const text = 'one two three';
    expect(shares(['ann', text], ['vandal', 'ha'], ['bob', text])).toEqual({ ann: 13 });
    expect(
      shares(
        ['ann', 'one'],
        ['bob', 'one two'],
        ['vandal', ''],
        ['ann', 'one two'],
        ['cy', 'one two 3'],
      ),
    ).toEqual({ ann: 3, bob: 4, cy: 2 });
  });

  it('does not give back what was written anew', () => {
    expect(shares(['ann', 'one'], ['vandal', ''], ['bob', 'one two'])).toEqual({ bob: 7 });
  });

  it('knows authors of any name', () => {
    expect(shares(['__proto__', 'a'], ['', 'a b'])).toEqual(
      Object.fromEntries([
        ['__proto__', 1],
        ['', 2],
      ]),
    );
  });

  it('adds up to the length of the last text', () => {
    const revision = fc.record({
      author: fc.constantFrom('ann', 'bob', 'cy'),
      markdown: fc.oneof(anyString, markdownish),
    });
    fc.assert(
      fc.property(fc.array(revision, { minLength: 1, maxLength: 8 }), (revisions) => {
        const chars = [...charsByAuthor(spansOf(revisions)).values()];
        expect(chars.reduce((sum, count) => sum + count, 0)).toBe(
          cleanText(revisions.at(-1)?.markdown ?? '').length,
        );
        expect(chars.every((count) => count > 0)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('reads 200 revisions of 10 KB in a moment', { timeout: 60_000 }, () => {
    const words = Array.from({ length: 1_700 }, (_, index) => `word${index}`);
    const revisions = Array.from({ length: 200 }, (_, index) => {
      words.splice((index * 37) % 1_600, 12, `edit${index}`, 'by', 'somebody', 'else');
      words.push(...Array.from({ length: 8 }, (_, tail) => `tail${index}-${tail}`));
      return { author: `author${index % 9}`, markdown: words.join(' ') };
    });
    expect(cpuMillis(() => charsByAuthor(spansOf(revisions)))).toBeLessThan(10_000);
  });
});
