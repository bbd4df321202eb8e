import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseQuery } from '../../src/domains/search/parse-query.ts';

const word = (text: string, isNegated = false) => ({ text, isPhrase: false, isNegated });
const phrase = (text: string, isNegated = false) => ({ text, isPhrase: true, isNegated });

const NOTHING = { author: null, topic: null };

it.each([
  ['', []],
  ['-a', []],
  ['-a or b -c or !! -d', [[word('b'), word('c', true)]]],
  ['a b', [[word('a'), word('b')]]],
  ['"a b" -c -"d e"', [[phrase('a b'), word('c', true), phrase('d e', true)]]],
  ['a or b OR "or"', [[word('a')], [word('b')], [phrase('or')]]],
  ['or a or or', [[word('a')]]],
  ['“a b” –c', [[phrase('a b'), word('c', true)]]],
  ['"open', [[phrase('open')]]],
  ['x:y http://a', [[word('x:y'), word('http://a')]]],
])('reads %j', (text, choices) => {
  expect(parseQuery(text)).toEqual({ choices, author: null, topic: null, without: NOTHING });
});

it.each([
  ['-author:@Ada -topic:x y', { without: { author: 'ada', topic: 'x' }, choices: [[word('y')]] }],
  ['author:b -a', { author: 'b', choices: [[word('a', true)]] }],
  ['author:Ada x', { author: 'ada', topic: null, choices: [[word('x')]] }],
  ['topic:"A  b" author:@c-d', { author: 'c-d', topic: 'A b', choices: [] }],
  ['TOPIC:c++', { author: null, topic: 'c++', choices: [] }],
  ['author: a', { author: null, topic: null, choices: [[word('author:'), word('a')]] }],
])('reads the fields of %j', (text, parsed) => {
  expect(parseQuery(text)).toMatchObject(parsed);
});

it('reads whatever there is', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => Boolean(parseQuery(text))));
});
