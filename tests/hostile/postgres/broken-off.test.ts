import pg from 'pg';
import { expect, it, onTestFinished, vi } from 'vitest';
import { encodeGlobalId } from '../../../src/lib/global-id.ts';
import { send } from '../../http/send.ts';
import { openTestApi } from '../../support/api.ts';
import { member } from '../../support/members.ts';

// An operator ends statements that are in the way, with pg_cancel_backend.

const api = await openTestApi();
const ada = await member(api, 'ada');
const post = await api.seed.post({ author: ada.user });
const subjectId = encodeGlobalId('Post', post.id);

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: api.database.url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Cancels what waits for a lock, as soon as something does, until `work` is done. */
async function cancelling<T>(operator: pg.Client, work: Promise<T>): Promise<T> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  await vi.waitUntil(
    async () => {
      await operator.query(`
        select pg_cancel_backend(pid) from pg_stat_activity
        where wait_event_type = 'Lock' and datname = current_database()`);
      return isDone;
    },
    { timeout: 15_000, interval: 50 },
  );
  return done;
}

it('a write that an operator ended can be sent again, and is no fault of the server', async () => {
  const locker = await connect();
  await locker.query('begin');
  await locker.query('select from posts where id = $1 for update', [post.id]);
  const mutation = `mutation ($input: CreateCommentInput!) {
    createComment(input: $input) { comment { id } }
  }`;
  const input = { subjectId, markdown: 'A thought.', idempotencyKey: 'once' };
  const { errors } = await cancelling(await connect(), ada.answer(mutation, { input }));
  expect(errors).toMatchObject([
    {
      message: 'The database stopped the operation. Try again soon.',
      extensions: { code: 'UNAVAILABLE' },
    },
  ]);

  await locker.query('rollback');
  expect((await ada.ask(mutation, { input })).createComment.comment).not.toBeNull();
});

it('a read that an operator ended is the same', async () => {
  const locker = await connect();
  await locker.query('begin');
  await locker.query('lock table posts in access exclusive mode');
  const path = `/graphql?query=${encodeURIComponent('{ posts(first: 1) { nodes { title } } }')}`;
  const operator = await connect();
  const answers = [
    await cancelling(operator, send(api.app, { method: 'GET', path })),
    await cancelling(operator, send(api.app, { method: 'GET', path: `/posts/${post.slug}` })),
  ];
  expect(answers.map(({ status }) => status)).toEqual([503, 503]);
});
