import sql from 'sql-template-tag';
import { expect, it } from 'vitest';
import { readChanges, recordChanges } from '../../src/caching/changes.ts';
import { purgedKeys, shortKey } from '../../src/caching/surrogate-keys.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { openTestApi } from '../support/api.ts';
import { member } from '../support/members.ts';
import { addressOf } from './anonymous-answers.ts';

const api = await openTestApi({ CACHE_PURGE_URL: 'http://127.0.0.1:9' });
const { app, database, seed } = api;

const boss = await member(api, 'boss', { role: 'ADMIN' });
const post = await seed.post({ author: boss.user, title: 'Lighthouses' });
const related = await seed.post({ author: boss.user, title: 'Lamps' });
const page = await seed.wikiPage({ title: 'Coasts', author: boss.user });
for (const filed of [post, related]) await seed.topic(filed, page);
await recordChanges(database, 'test');

const QUERY = addressOf(
  `{ post(slug: "${post.slug}") { relatedPosts { title authorName author { username } } } }`,
);

/** The answer of which caches have a copy, and its keys. */
async function answer() {
  const response = await app.fetch(`http://commonplace${QUERY}`);
  const keys = response.headers.get('surrogate-key')?.split(' ') ?? [];
  return { text: await response.text(), keys };
}

/** The keys that are purged at once for a change, without serving the earlier answer meanwhile. */
async function purgedBy(change: string, input: object): Promise<ReadonlySet<string>> {
  await database.execute('test.forget', sql`delete from cache_changes`);
  const type = `${change[0]?.toUpperCase()}${change.slice(1)}Input!`;
  const { errors } = await boss.answer(
    `mutation ($input: ${type}) { ${change}(input: $input) { clientMutationId } }`,
    { input },
  );
  expect(errors).toEqual([]);
  const { keys } = await readChanges(database);
  return new Set([...purgedKeys(keys)].map(shortKey));
}

const postId = encodeGlobalId('Post', related.id);

it.each([
  ['updatePost', { postId, basedOn: 1, title: 'Lanterns' }],
  ['hidePost', { postId, reason: 'A test.' }],
])('an answer with a related post is purged by %s', async (change, input) => {
  const before = await answer();
  expect(before.text).toMatch(/"title":"L/);
  const purged = await purgedBy(change, input);
  expect(before.keys.filter((key) => purged.has(key))).not.toEqual([]);
  expect((await answer()).text).not.toBe(before.text);
});
