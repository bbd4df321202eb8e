import { expect, test } from 'vitest';
import { mergeTexts } from '../../src/content/merge.ts';

const base = '# Knots\n\nA bowline holds.\n\nA reef knot slips.\n\nThe end.';

test('changes of different paragraphs are both kept', () => {
  const theirs = base.replace('holds', 'holds well');
  const yours = `${base}\n\nSee also ropes.`.replace('slips', 'slips, sometimes');
  expect(mergeTexts({ base, theirs, yours })).toBe(
    '# Knots\n\nA bowline holds well.\n\nA reef knot slips, sometimes.\n\nThe end.\n\nSee also ropes.',
  );
});

test('the same change of both is one', () => {
  const theirs = base.replace('holds', 'held');
  expect(mergeTexts({ base, theirs, yours: theirs })).toBe(theirs);
});

test('different changes of one line, or of neighbouring ones, touch', () => {
  const theirs = base.replace('holds', 'held');
  expect(mergeTexts({ base, theirs, yours: base.replace('holds', 'keeps') })).toBeNull();
  const list = '- one\n- two';
  const sides = { theirs: '- One\n- two', yours: '- one\n- Two' };
  expect(mergeTexts({ base: list, ...sides })).toBeNull();
});

test('two additions in one place touch', () => {
  const [theirs, yours] = [`${base}\nAda`, `${base}\nBob`] as const;
  expect(mergeTexts({ base, theirs, yours })).toBeNull();
});

test('texts made to be slow are not merged, quickly', () => {
  const long = 'x\n'.repeat(100_000);
  const start = performance.now();
  expect(mergeTexts({ base: long, theirs: `${long}y`, yours: `y${long}` })).toBeNull();
  const many = 'x\n'.repeat(1_500);
  expect(mergeTexts({ base: many, theirs: `${many}y`, yours: `y${many}` })).toBeNull();
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('lines that are called like members of objects are lines', () => {
  const texts = { base: 'constructor\n\na', theirs: '__proto__\n\na', yours: 'constructor\n\nb' };
  expect(mergeTexts(texts)).toBe('__proto__\n\nb');
});
