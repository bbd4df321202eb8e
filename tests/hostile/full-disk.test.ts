import pino from 'pino';
import sql from 'sql-template-tag';
import { expect, it, vi } from 'vitest';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import { send } from '../http/send.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';

const api = await openTestApi();
const { database, seed } = api;
const ada = await member(api, 'ada');
const { id: postId } = await seed.post({ author: ada.user });

const lines: string[] = [];
const { app, as } = serveTest(
  database,
  { LOG_LEVEL: 'info' },
  pino({ level: 'warn' }, { write: (line) => lines.push(line) }),
);
const comment = () =>
  as(ada.token).answer(
    'mutation ($on: ID!) { createComment(input: { subjectId: $on, markdown: "Tea." }) { comment { id } } }',
    { on: encodeGlobalId('Post', postId) },
  );
const ready = () => send(app, { method: 'GET', path: '/health/ready' });

it('is told as UNAVAILABLE, in one line of the log and by the probe, until there is room', async () => {
  // As PostgreSQL says it.
  await database.execute(
    'test.function',
    sql`
      create function find_no_room() returns trigger language plpgsql as
      'begin raise sqlstate ''53100'' using message = ''could not extend file: No space left on device''; end'`,
  );
  await database.execute(
    'test.trigger',
    sql`create trigger full_disk before insert on comments for each row execute function find_no_room()`,
  );
  expect((await ready()).status).toBe(200);

  const { status, errors } = await comment();

  expect(status).toBe(503);
  expect(errors).toMatchObject([{ extensions: { code: 'UNAVAILABLE' } }]);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('No space left on device');
  expect(lines[0]).not.toContain('stack');
  const probed = async () => {
    const { status, text } = await ready();
    return { status, text };
  };
  await vi.waitFor(
    async () => expect(await probed()).toEqual({ status: 503, text: '{"status":"disk full"}' }),
    { timeout: 10_000 },
  );
  expect((await api.answer('{ user(username: "ada") { username } }')).status).toBe(200);

  await database.execute('test.room', sql`drop trigger full_disk on comments`);
  expect((await comment()).errors).toEqual([]);
  await vi.waitFor(async () => expect((await probed()).status).toBe(200), { timeout: 15_000 });
}, 40_000);
