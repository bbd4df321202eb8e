import { expect, it } from 'vitest';
import { addressedPeople } from '../../src/content/named-people.ts';
import { mentionsIn } from '../../src/content/site-links.ts';
import { namedPeople } from './support/parsed-names.ts';

it.each<[string, string[]]>([
  ['Ask @ada, or @Bob-Two. @ada knows.', ['ada', 'bob-two']],
  ['**@ada** and *(@bob)*\n\n> @cy\n\n- @dee', ['ada', 'bob', 'cy', 'dee']],
  ['`@ada` and\n\n    @bob\n\n```\n@cy\n```', []],
  ['[see @ada](https://example.org/@bob) https://example.org/@cy', []],
  ['mail ada@example.org, bob@cy, @@dee, a/@eve', []],
  ['No one here', []],
])('%j names %j', (markdown, names) => {
  expect(namedPeople(markdown)).toEqual(names);
});

it.each<[string, string[]]>([
  ['@ada\n\n> @bob\n>\n> - > @cy\n\n@dee', ['ada', 'dee']],
  ['@ada_b @adaé @ada.b @ada@social.example @ada/core **@bob**', ['bob']],
  ['[^1] `@ada`\n\n[^1]: @bob', ['bob']],
])('%j addresses %j', (markdown, names) => {
  expect(addressedPeople(markdown)).toEqual(names);
});

it('a text past the limits of rendering names nobody, and links to nothing', () => {
  const notes = Array.from({ length: 1_001 }, (_, index) => `[^${index}]\n\n[^${index}]: note\n`);
  const strange = `@ada [post](/posts/post)\n\n${notes.join('\n')}`;
  expect(namedPeople(strange)).toEqual([]);
  expect(mentionsIn(strange)).toEqual([]);
});
