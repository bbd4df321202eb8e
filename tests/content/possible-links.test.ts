import fc from 'fast-check';
import { expect, it } from 'vitest';
import { possibleNames, possibleTitles } from '../../src/content/possible-links.ts';
import { namedPeople, wikiTitlesIn } from './support/parsed-names.ts';

const piece = fc.constantFrom(
  ...['@ada', '@Bob-two', '@K\u212a', '\\@', '@a\\-b', '&commat;ada', '&#64;cy', '@a&#98;c', '@'],
  ...['[[Night  Sky]]', '[[A#b|x]]', '| [[A\\|b]] | c |\n|---|---|\n', '[[', ']]', '[[C &amp; D]]'],
  ...[
    '> ',
    '- ',
    '\n',
    '\n\n',
    '`',
    '**',
    '_',
    '~~',
    ' ',
    'x',
    'é',
    '|',
    '\\',
    '[',
    '](/posts/x)',
    '$',
  ],
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

it('finds each name and each title that the parser finds', () => {
  fc.assert(
    fc.property(text, (markdown) => {
      expect(possibleNames(markdown)).toEqual(expect.arrayContaining(namedPeople(markdown)));
      expect(possibleTitles(markdown)).toEqual(expect.arrayContaining(wikiTitlesIn(markdown)));
    }),
    { numRuns: Number(process.env['POSSIBLE_LINKS'] ?? 1_000) },
  );
});
