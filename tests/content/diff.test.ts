import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../src/content/clean-text.ts';
import { countChanges, diffMarkdown, type Hunk } from '../../src/content/diff.ts';
import { anyString, markdownish } from './support/arbitraries.ts';

const hunks = (before: string, after: string) =>
  diffMarkdown(before, after).hunks.map(({ kind, text }) => [kind, text]);

describe('diffMarkdown', () => {
  it.each([
    ['a', 'a', [['EQUAL', 'a']]],
    ['', '', []],
    ['', 'a', [['INSERT', 'a']]],
    ['a', '', [['DELETE', 'a']]],
    [
      'the quick fox',
      'the slow fox',
      [
        ['EQUAL', 'the '],
        ['DELETE', 'quick'],
        ['INSERT', 'slow'],
        ['EQUAL', ' fox'],
      ],
    ],
    [
      'one two',
      'three four',
      [
        ['DELETE', 'one two'],
        ['INSERT', 'three four'],
      ],
    ],
    [
      'a\nc\n',
      'a\nb\nc\n',
      [
        ['EQUAL', 'a\n'],
        ['INSERT', 'b\n'],
        ['EQUAL', 'c\n'],
      ],
    ],
    [
      'a\nb\na\nc\n',
      'a\nc\n',
      [
        ['EQUAL', 'a\n'],
        ['DELETE', 'b\na\n'],
        ['EQUAL', 'c\n'],
      ],
    ],
    [
      'été',
      'étés',
      [
        ['DELETE', 'été'],
        ['INSERT', 'étés'],
      ],
    ],
    [
      '中文字',
      '中国字',
      [
        ['EQUAL', '中'],
        ['DELETE', '文'],
        ['INSERT', '国'],
        ['EQUAL', '字'],
      ],
    ],
    [
      'FOUR FIVE SIX SEVEN EIGHT NINE',
      'ONE TWO THREE FOUR FIVE SIX',
      [
        ['INSERT', 'ONE TWO THREE '],
        ['EQUAL', 'FOUR FIVE SIX'],
        ['DELETE', ' SEVEN EIGHT NINE'],
      ],
    ],
    [
      'c, d, e, f',
      'a, b, c, d',
      [
        ['INSERT', 'a, b, '],
        ['EQUAL', 'c, d'],
        ['DELETE', ', e, f'],
      ],
    ],
    [
      'a b (c) d',
      'a x (y) d',
      [
        ['EQUAL', 'a '],
        ['DELETE', 'b'],
        ['INSERT', 'x'],
        ['EQUAL', ' ('],
        ['DELETE', 'c'],
        ['INSERT', 'y'],
        ['EQUAL', ') d'],
      ],
    ],
    ['a\r\ncafe\u0301\r\n', 'a\ncafé\n', [['EQUAL', 'a\ncafé\n']]],
    [
      'a😀',
      'a😁',
      [
        ['EQUAL', 'a'],
        ['DELETE', '😀'],
        ['INSERT', '😁'],
      ],
    ],
  ])('%j to %j', (before, after, expected) => {
    expect(hunks(before, after)).toEqual(expected);
  });

  it('counts characters', () => {
    expect(diffMarkdown('a bc', 'a defg')).toMatchObject({ charsAdded: 4, charsRemoved: 2 });
    expect(countChanges('a bc', 'a defg')).toEqual({ charsAdded: 4, charsRemoved: 2 });
    expect(countChanges('', 'abc')).toEqual({ charsAdded: 3, charsRemoved: 0 });
  });

  it('finds the paragraphs in common of texts too different for words', () => {
    const chapter = (seed: number) =>
      Array.from({ length: 3_000 }, (_, index) => `${seed}x${index * seed}`).join(' ');
    const shared = Array.from({ length: 50 }, (_, index) => `Shared ${index}.`).join('\n');
    const before = `${chapter(2)}\n${shared}\nold end\n`;
    const after = `${chapter(3)}\n${shared}\nnew end\n`;
    const found = diffMarkdown(before, after).hunks;
    expect(found.some(({ kind, text }) => kind === 'EQUAL' && text.includes(shared))).toBe(true);
    expect(found.at(-1)).toEqual({ kind: 'EQUAL', text: ' end\n' });
    expectToBeDiff(found, before, after);
  });

  it('joins to both texts, and never has two hunks of a kind in a row', () => {
    const texts = fc.oneof(anyString, markdownish).map(cleanText);
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const { hunks: found, charsAdded, charsRemoved } = diffMarkdown(before, after);
        expectToBeDiff(found, before, after);
        expect(charsAdded - charsRemoved).toBe(after.length - before.length);
        expect(countChanges(before, after)).toEqual({ charsAdded, charsRemoved });
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('words in common', () => {
  const word = fc.constantFrom('a', 'b', 'c', 'd', 'e');
  const gap = fc.constantFrom(' ', ', ', '\n', ' (', ') ', '. ', ' - ');
  const text = fc
    .array(fc.tuple(word, gap), { maxLength: 12 })
    .map((parts) => parts.flat().join(''));

  it('are as many as can be, whatever stands between them', () => {
    const words = (from: string) => from.match(/\w/g) ?? [];
    fc.assert(
      fc.property(text, text, (before, after) => {
        const equal = hunks(before, after).filter(([kind]) => kind === 'EQUAL');
        const kept = equal.flatMap(([, part = '']) => words(part));
        expect(kept.length).toBe(lengthInCommon(words(before), words(after)));
      }),
      { numRuns: 1_000 },
    );
  });
});

/** Of the longest common subsequence. */
function lengthInCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const word of before) {
    const above = row;
    row = [0];
    for (const [index, other] of after.entries()) {
      const diagonal = (above[index] ?? 0) + 1;
      row.push(word === other ? diagonal : Math.max(above[index + 1] ?? 0, row[index] ?? 0));
    }
  }
  return row.at(-1) ?? 0;
}

function expectToBeDiff(found: readonly Hunk[], before: string, after: string): void {
  const join = (omitted: string) =>
    found.map(({ kind, text }) => (kind === omitted ? '' : text)).join('');
  expect(join('INSERT')).toBe(before);
  expect(join('DELETE')).toBe(after);
  expect(found.every(({ kind }, index) => kind !== found[index + 1]?.kind)).toBe(true);
  expect(found.every(({ text }) => text !== '')).toBe(true);
}
