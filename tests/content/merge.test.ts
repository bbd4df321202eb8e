import { expect, it } from 'vitest';
import { mergeTexts } from '../../src/content/merge.ts';

const base = '# Knots\n\nA bowline holds.\n\nA reef knot slips.\n\nThe end.';

it('changes of different paragraphs are both kept', () => {
  const theirs = base.replace('holds', 'holds well');
  const yours = `${base}\n\nSee also ropes.`.replace('slips', 'slips, sometimes');
  expect(mergeTexts({ base, theirs, yours })).toEqual({
    text: '# Knots\n\nA bowline holds well.\n\nA reef knot slips, sometimes.\n\nThe end.\n\nSee also ropes.',
    isClean: true,
  });
});

it('the same change of both is one', () => {
  const theirs = base.replace('holds', 'held');
  expect(mergeTexts({ base, theirs, yours: theirs })).toEqual({ text: theirs, isClean: true });
});

it('different changes of one line, or of neighbouring ones, touch', () => {
  const theirs = base.replace('holds', 'held');
  expect(mergeTexts({ base, theirs, yours: base.replace('holds', 'keeps') })).toEqual({
    text: base.replace(
      'A bowline holds.',
      '<<<<<<< yours\nA bowline keeps.\n=======\nA bowline held.\n>>>>>>> theirs',
    ),
    isClean: false,
  });
  const list = '- one\n- two';
  const sides = { theirs: '- One\n- two', yours: '- one\n- Two' };
  expect(mergeTexts({ base: list, ...sides })).toEqual({
    text: '<<<<<<< yours\n- one\n- Two\n=======\n- One\n- two\n>>>>>>> theirs',
    isClean: false,
  });
});

it('two additions in one place touch', () => {
  const [theirs, yours] = [`${base}\nAda`, `${base}\nBob`] as const;
  expect(mergeTexts({ base, theirs, yours })).toEqual({
    text: `${base}\n<<<<<<< yours\nBob\n=======\nAda\n>>>>>>> theirs`,
    isClean: false,
  });
});

it('texts made to be slow are not merged, quickly', () => {
  const long = 'x\n'.repeat(100_000);
  const start = performance.now();
  const [theirs, yours] = [`${long}y`, `y${long}`] as const;
  expect(mergeTexts({ base: long, theirs, yours })).toEqual({
    text: `<<<<<<< yours\n${yours}\n=======\n${theirs}\n>>>>>>> theirs`,
    isClean: false,
  });
  const many = 'x\n'.repeat(1_500);
  const alike = { base: many, theirs: `${many}y`, yours: `y${many}` };
  expect(mergeTexts(alike).isClean).toBe(false);
  expect(performance.now() - start).toBeLessThan(1_000);
});

it('lines that are called like members of objects are lines', () => {
  const texts = { base: 'constructor\n\na', theirs: '__proto__\n\na', yours: 'constructor\n\nb' };
  expect(mergeTexts(texts)).toEqual({ text: '__proto__\n\nb', isClean: true });
});
