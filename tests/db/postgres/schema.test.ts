import { expect, it, onTestFinished } from 'vitest';
import { ConnectionFailedError } from '../../../src/db/errors.ts';
import { migrate } from '../../../src/db/migrate.ts';
import { openDatabase } from '../../../src/db/open.ts';
import { serveTest } from '../../support/api.ts';
import { seedContent } from '../../support/content.ts';
import { createTestDatabase } from '../../support/database.ts';
import { administer } from '../../support/postgres-databases.ts';
import { newMember } from '../../support/visitor.ts';

/** A new database with another program's tables, whose connections look into these schemas. */
async function databaseOfAnother(searchPath: string): Promise<string> {
  const { url, remove } = await createTestDatabase({ content: 'nothing' });
  onTestFinished(remove);
  const name = new URL(url).pathname.slice(1);
  await administer(url, async (client) => {
    await client.query('create table public.users (name text)');
    await client.query('create table public._prisma_migrations (name text)');
    await client.query('create schema "Our Schema"');
    await client.query(`alter database ${name} set search_path = ${searchPath}`);
  });
  return url;
}

it.each(['pipelined', 'plain'] as const)(
  'everything is in the first schema, with a %s pool',
  async (pool) => {
    const url = await databaseOfAnother('"$user", "Our Schema", public');
    const database = await openDatabase({ url, poolSize: 4, pool, statementTimeout: 10 });
    onTestFinished(() => database.close());
    await migrate(database);
    const api = serveTest(database);
    const seed = seedContent(database);
    const post = await seed.post({ author: await seed.user('ada'), title: 'Tea' });
    await seed.comment({ on: post, author: await seed.user('bob'), text: 'Thanks.' });
    const profile = `{ user(username: "bob") { comments { totalCount nodes { post { title } } } } }`;
    expect((await api.ask(profile)).user.comments).toEqual({
      totalCount: 1,
      nodes: [{ post: { title: 'Tea' } }],
    });
    const { body } = await (await newMember(api, 'cleo')).ask('{ viewer { user { username } } }');
    expect(body.data.viewer.user.username).toBe('cleo');
    await administer(url, async (client) => {
      const { rows } = await client.query('select count(*)::int from public.users');
      expect(rows).toEqual([{ count: 0 }]);
    });
  },
);

it('a search_path that names no schema is told of', async () => {
  const url = await databaseOfAnother('nowhere');
  const opened = openDatabase({ url });
  await expect(opened).rejects.toThrow(ConnectionFailedError);
  await expect(opened).rejects.toThrow(
    'no schema of its search_path is there for this role. Create the schema, or let',
  );
});
