import { expect, it } from 'vitest';
import { fill } from '../../../bench/data/fill/fill.ts';
import { readSamples } from '../../../bench/data/samples.ts';
import type { Database } from '../../../src/db/database.ts';
import { examine } from '../../../src/upkeep/doctor.ts';
import { openTestDatabase } from '../../support/database.ts';

const COMMENTS = 8_000;

const migrated = await openTestDatabase();
const database = await openTestDatabase({ content: 'nothing' });
await fill({ url: database.url, comments: COMMENTS, log: () => {} });

it('is a community in which the doctor finds nothing wrong', async () => {
  for await (const { name, wrong } of examine(database, { fix: false })) {
    expect({ name, wrong }).toEqual({ name, wrong: 0 });
  }
}, 60_000);

it('has the indexes and foreign keys that the migrations make', async () => {
  const definitions = async ({ prisma }: Database) => prisma.$queryRaw`
    select pg_get_indexdef(indexrelid) as definition
    from pg_index
    where indrelid::regclass::text = any(select tablename from pg_tables where schemaname = 'public')
    union all
    select conrelid::regclass || ' ' || pg_get_constraintdef(oid)
    from pg_constraint
    where connamespace = 'public'::regnamespace
    order by definition`;
  expect(await definitions(database)).toEqual(await definitions(migrated));
});

it('has samples of everything that requests are about', async () => {
  const samples = await readSamples(database.url, { depth: 5_000 });
  expect(samples.usernames).toHaveLength(500);
  expect(samples.postSlugs).toHaveLength(200);
  expect(samples.wikiSlugs).toHaveLength(100);
  expect(samples.searches).toHaveLength(50);
  expect(samples.nodes).toHaveLength(500);
  expect(samples.feedPlace.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(await readSamples(database.url, { depth: 5_000 })).toEqual(samples);
});
