import { expect, it } from 'vitest';
import { Random } from '../../bench/data/chance/random.ts';
import { copyLine } from '../../bench/data/rows/table.ts';
import { VOCABULARY } from '../../bench/data/text/vocabulary.ts';
import { writeText } from '../../bench/data/text/write-text.ts';
import { renderMarkdown } from '../../src/content/render.ts';

it('writes texts in the forms that our renderer would have given them', () => {
  const random = new Random('test');
  for (const length of Array.from({ length: 100 }, (_, index) => 20 + 40 * index)) {
    const text = writeText(random, length);
    expect(renderMarkdown(text.markdown)).toEqual({ ...text, preview: null });
  }
});

it('writes texts of about the length that was asked for', () => {
  const random = new Random('test');
  for (const length of [20, 100, 250, 1_000, 5_000]) {
    const texts = Array.from({ length: 20 }, () => writeText(random, length));
    const mean = texts.reduce((sum, { text }) => sum + text.length, 0) / texts.length;
    expect(mean / length).toBeGreaterThan(0.7);
    expect(mean / length).toBeLessThan(1.8);
  }
});

it('has a vocabulary of different words', () => {
  expect(new Set(VOCABULARY).size).toBe(VOCABULARY.length);
});

it('writes cells so that COPY reads them back', () => {
  expect(copyLine(['a\tb\nc\\d', 1, true, null])).toBe('a\\tb\\nc\\\\d\t1\ttrue\t\\N\n');
});
