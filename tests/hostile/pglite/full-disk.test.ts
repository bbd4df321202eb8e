import { rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { createToken } from '../../../src/domains/people/account/tokens.ts';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { start } from '../../commands/run.ts';
import { seedContent } from '../../support/content.ts';
import { createTestDatabase } from '../../support/database.ts';

const FULL_DISK = fileURLToPath(new URL('../../support/programs/full-disk.cjs', import.meta.url));

/** Of comments, each of so many characters. */
const MAX_COMMENTS = 200;
const MARKDOWN = Array.from({ length: 4_000 }, (_, n) => `word${n}`).join(' ');

it('is told as UNAVAILABLE until there is room; what was answered is there', async () => {
  const { url: databaseUrl, remove } = await createTestDatabase();
  onTestFinished(remove);
  const { token, on } = await prepare(databaseUrl);
  const flag = `${databaseUrl.slice('pglite:'.length)}-is-full`;
  onTestFinished(() => rm(flag, { force: true }));
  const server = start(['serve'], {
    PORT: '0',
    DATABASE_URL: databaseUrl,
    DEMO: 'off',
    LOG_FORMAT: 'json',
    WRITE_LIMITS: 'off',
    NODE_OPTIONS: `--require ${FULL_DISK}`,
    FULL_DISK_FLAG: flag,
    FULL_DISK_FOLDER: databaseUrl.slice('pglite:'.length),
  });
  const says = await server.says(/^API {7}http:\S+\/graphql$/m);
  const url = /http:\S+(?=\/graphql)/.exec(says)?.[0] ?? '';

  async function ask(query: string, variables: Record<string, unknown> = {}) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as {
      data?: { createComment?: { comment: { id: string } }; comments?: { totalCount: number } };
      errors?: { extensions: { code: string } }[];
    };
  }
  const write = () =>
    ask(
      'mutation ($on: ID!, $markdown: String!) { createComment(input: { subjectId: $on, markdown: $markdown }) { comment { id } } }',
      { on, markdown: MARKDOWN },
    );
  const ready = async () => (await fetch(`${url}/health/ready`)).status;

  let written = 0;
  expect((await write()).errors).toBeUndefined();
  written += 1;
  await writeFile(flag, '');
  let code: string | undefined;
  for (let n = 0; n < MAX_COMMENTS && code === undefined; n += 1) {
    code = (await write()).errors?.[0]?.extensions.code;
    if (code === undefined) written += 1;
  }

  expect(code).toBe('UNAVAILABLE');
  await vi.waitFor(async () => expect(await ready()).toBe(503), { timeout: 20_000 });

  await rm(flag);
  await vi.waitFor(async () => expect(await ready()).toBe(200), { timeout: 60_000, interval: 500 });
  expect((await write()).errors).toBeUndefined();
  written += 1;
  const { data } = await ask('{ comments { totalCount } }');
  expect(data?.comments?.totalCount).toBe(written);
  server.child.kill('SIGTERM');
  const { stderr } = await server.finished;
  const lines = stderr.split('\n').filter((line) => line.includes('is full: writes fail'));
  expect(lines).toHaveLength(1);
  expect(stderr).not.toContain('INTERNAL_SERVER_ERROR');
}, 180_000);

async function prepare(url: string): Promise<{ token: string; on: string }> {
  const database = await openDatabase({ url, isSynced: false });
  try {
    const seed = seedContent(database);
    const ada = await seed.user('ada', { karma: 1_000 });
    const { id } = await seed.post({ author: ada });
    const named = { username: 'ada', name: 'test', scope: 'WRITE', expiresAt: null } as const;
    const token = await createToken(database, named);
    if (token === null) throw new Error('Ada got no token');
    return { token, on: encodeGlobalId('Post', id) };
  } finally {
    await database.close();
  }
}

it('a command says that the disk is full, and not that the database is damaged', async () => {
  const { url, remove } = await createTestDatabase();
  onTestFinished(remove);
  const folder = url.slice('pglite:'.length);
  const flag = `${folder}-is-full`;
  onTestFinished(() => rm(flag, { force: true }));
  const environment = {
    DATABASE_URL: url,
    NODE_OPTIONS: `--require ${FULL_DISK}`,
    FULL_DISK_FLAG: flag,
    FULL_DISK_FOLDER: folder,
  };
  await writeFile(flag, '');
  const refused = await start(['user', 'list'], environment).finished;
  await rm(flag);
  const again = await start(['user', 'list'], environment).finished;

  expect(refused.stderr).toMatch(/^The disk of \S+ has 0 B left, .* Make room, and start again/);
  expect(refused.stderr).not.toContain('damaged, or');
  expect(refused.code).toBe(1);
  expect(again.code).toBe(0);
}, 60_000);
