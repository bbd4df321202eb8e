import { expect, it } from 'vitest';
import { prepareSearch, reindexSearch, searchLanguage } from '../../src/upkeep/search-language.ts';
import { openTestApi } from '../support/api.ts';

const { database, seed, ask } = await openTestApi();

async function find(query: string): Promise<string[]> {
  const { search } = await ask(
    'query ($query: String!) { search(query: $query) { nodes { ... on Post { title } } } }',
    { query },
  );
  return search.nodes.map(({ title }: { title: string }) => title).toSorted();
}

async function reindex(tag: string): Promise<string[]> {
  const counts = new Map<string, number>();
  for await (const { table, rows } of reindexSearch(database, tag)) counts.set(table, rows);
  return [...counts].map(([table, rows]) => `${table} ${rows}`);
}

it('the stemmer follows the language, and every language finds words as they stand', async () => {
  expect(await prepareSearch(database, 'en')).toBeNull();
  const ada = await seed.user('ada');
  const post = await seed.post({
    author: ada,
    title: 'Deutsch',
    text: 'Wir laufen um die Häuser.',
  });
  await seed.post({ author: ada, title: 'English', text: 'She was running with the houses.' });
  await seed.comment({ on: post, author: ada });
  expect(await find('house')).toEqual(['English']);
  expect(await find('haus')).toEqual([]);

  expect(await prepareSearch(database, 'de-AT')).toContain('commonplace reindex');
  expect(await reindex('de-AT')).toEqual([
    'users 1',
    'posts 2',
    'wiki_pages 0',
    'sequences 0',
    'comments 1',
  ]);
  expect(await prepareSearch(database, 'de-AT')).toBeNull();
  expect(await find('laufe')).toEqual(['Deutsch']);
  expect(await find('Häuser')).toEqual(['Deutsch']);
  expect(await find('running')).toEqual(['English']);
  expect(await find('the houses')).toEqual(['English']);

  await reindex('ja');
  expect(await find('laufe')).toEqual([]);
  expect(await find('laufen')).toEqual(['Deutsch']);
});

it('an empty community takes any language, and an unknown one is not stemmed', async () => {
  expect(await searchLanguage(database, 'pt-BR')).toBe('portuguese');
  expect(await searchLanguage(database, 'th')).toBe('simple');
});
