import sql, { raw } from 'sql-template-tag';
import { expect, it } from 'vitest';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();

/** A descent of the index for one name, which nobody has had. */
const MAX_BLOCKS = 10;

it('a former name is found without reading what was written last', {
  timeout: 120_000,
}, async () => {
  await database.prisma.$transaction(async (tx) => {
    // Triggers would take most of the time, and leave these columns alone.
    await tx.$executeRaw`set local session_replication_role = 'replica'`;
    await tx.$executeRaw`
      insert into users (id, username, display_name, joined_at)
      select gen_random_uuid(), 'person-' || n, 'Person', now()
      from generate_series(1, 10000) n`;
    await tx.$executeRaw`
      insert into wiki_pages (id, slug, title, created_at, updated_at)
      select gen_random_uuid(), 'page-' || n, 'Page', now(), now()
      from generate_series(1, 10000) n`;
  });
  expect(await blocksRead('users', 'former_usernames')).toBeLessThan(MAX_BLOCKS);
  expect(await blocksRead('wiki_pages', 'former_slugs')).toBeLessThan(MAX_BLOCKS);
});

async function blocksRead(table: string, column: string): Promise<number> {
  const rows = await database.prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe('set local enable_seqscan = off');
    return tx.$queryRawUnsafe<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }[]>(
      sql`
        explain (analyze, buffers, format json)
        select from ${raw(table)} where ${raw(column)} && array['nobody-had-this']`.text,
    );
  });
  const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? {};
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
}
