import type pg from 'pg';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { administer } from '../../support/postgres-databases.ts';

const { database, seed } = await openTestApi();
await seed.post({ author: await seed.user('ada'), title: 'Tea', text: 'How to brew it.' });

/** Posts whose many words are stored apart: the table itself is small. */
const COPIES = `
  insert into posts
  select (jsonb_populate_record(p, jsonb_build_object(
    'id', gen_random_uuid(),
    'slug', 'copy-' || n,
    'current_revision_id', null,
    'search', (
      select p.search || array_to_tsvector(array_agg(md5(n || '/' || word)))
      from generate_series(1, 80) word
    )
  ))).*
  from posts p, generate_series(1, 1000) n`;

/** How many posts were read by scans of the whole table, by sessions that have ended and this one. */
async function scannedPosts(client: pg.Client): Promise<number> {
  await client.query('select pg_stat_force_next_flush()');
  const { rows } = await client.query(
    `select seq_tup_read::int as count from pg_stat_user_tables where relname = 'posts'`,
  );
  return rows[0].count;
}

it('a search reads no table row after row, however few and long the rows are', async () => {
  const before = await administer(database.url, async (client) => {
    await client.query('set session_replication_role = replica');
    await client.query(COPIES);
    await client.query('analyze posts');
    return scannedPosts(client);
  });
  const searched = await openDatabase({ url: database.url });
  const { search } = await serveTest(searched).ask('{ search(query: "brew tea") { totalCount } }');
  await searched.close();
  expect(search.totalCount).toBe(250);
  expect(await administer(database.url, scannedPosts)).toBe(before);
});
