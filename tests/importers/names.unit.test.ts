import { expect, it } from 'vitest';
import { siteOf } from '../../src/importers/stackexchange/site.ts';
import { tagNames } from '../../src/importers/stackexchange/tag-names.ts';
import { deterministicId } from '../../src/lib/deterministic-id.ts';
import { NAME_FORM, RESERVED_NAMES } from '../../src/naming/reserved-names.ts';
import { slugOf } from '../../src/naming/slug.ts';

it.each([
  ['Ada Wren', 'ada-wren'],
  ["Ada's  (old) lantern_shop!", 'adas-old-lantern-shop'],
  ['Ünïcödé Ñandú', 'unicode-nandu'],
  ['Владимир', 'vladimir'],
  ['李明', 'liming'],
  ['...', 'fallback'],
  ['', 'fallback'],
  ['GraphQL', 'fallback'],
  ['one two three four', 'one-two-three'],
  ['incomprehensibilities', 'incomprehensi'],
])('makes of %j the name %j', (text, name) => {
  const slug = slugOf(text, { maxLength: 13, fallback: 'fallback' });
  expect(slug).toBe(text.startsWith("Ada's") ? 'adas-old' : name);
  expect(slug).toMatch(NAME_FORM);
});

it('reserves only words that could be names', () => {
  for (const name of RESERVED_NAMES) expect(name).toMatch(NAME_FORM);
});

it.each([
  ['bicycles', 'bicycles', 'bicycles.stackexchange.com'],
  ['bicycles-meta', 'bicycles-meta', 'bicycles.meta.stackexchange.com'],
  ['Bicycles.Meta.StackExchange.com', 'bicycles-meta', 'bicycles.meta.stackexchange.com'],
  ['meta.bicycles.stackexchange.com', 'bicycles-meta', 'bicycles.meta.stackexchange.com'],
  ['bicycles.stackexchange.com', 'bicycles', 'bicycles.stackexchange.com'],
  ['stackoverflow.com', 'stackoverflow', 'stackoverflow.com'],
  ['meta.stackoverflow.com', 'stackoverflow-meta', 'meta.stackoverflow.com'],
  ['mathoverflow', 'mathoverflow', 'mathoverflow.net'],
  ['es.stackoverflow.com', 'es.stackoverflow.com', 'es.stackoverflow.com'],
])('knows the site that is called %s', (given, name, host) => {
  expect(siteOf(given)).toMatchObject({ name, host });
});

it('knows where a meta site was before', () => {
  expect(siteOf('bicycles-meta').formerHosts).toEqual(['meta.bicycles.stackexchange.com']);
});

it.each([
  ['<a><b-c>', ['a', 'b-c']],
  ['|a|b-c|', ['a', 'b-c']],
  ['<a><a>', ['a']],
  ['', []],
  [undefined, []],
])('reads the tags %j', (attribute, names) => {
  expect(tagNames(attribute)).toEqual(names);
});

const name = { source: 'site', kind: 'post', externalId: '1' };

it('makes the same id of the same name and time, a UUID of version 7', () => {
  const id = deterministicId(name, new Date('2020-01-01T00:00:00.123Z'));
  expect(id).toBe(deterministicId({ ...name }, new Date('2020-01-01T00:00:00.123Z')));
  expect(id).toMatch(/^016f5e66-e87b-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

it('makes other ids of other names, in the order of time', () => {
  const at = new Date('2020-01-01T00:00:00Z');
  const ids = new Set(
    Array.from({ length: 1000 }, (_, id) => deterministicId({ ...name, externalId: `${id}` }, at)),
  );
  expect(ids.size).toBe(1000);
  const later = deterministicId(name, new Date('2020-01-01T00:00:00.001Z'));
  expect([...ids].every((id) => id < later)).toBe(true);
  expect(deterministicId(name, new Date('1901-01-01T00:00:00Z'))).toMatch(/^00000000-0000-7/);
});
