import { expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '../../../src/db/open.ts';
import { POST_PUBLISHED } from '../../../src/domains/discussion/post/events.ts';
import { recordEvent } from '../../../src/live/record-event.ts';
import { openTestApi, serveTest } from '../../support/api.ts';
import { administer } from '../../support/postgres-databases.ts';
import { follow } from '../follow.ts';

const PUBLISHED =
  'subscription ($since: String) { postPublished(since: $since) { cursor post { slug } } }';

const { app, database, seed } = await openTestApi();
const second = await openDatabase({ url: database.url, poolSize: 3 });
const other = serveTest(second);

async function following(server: Parameters<typeof follow>[0]) {
  const followed = await follow(server, PUBLISHED);
  onTestFinished(() => followed.leave());
  return async () => (await followed.next()).data.postPublished.post.slug;
}

async function publish(through = database) {
  const post = await seed.post();
  await through.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: post.id }));
  return post.slug;
}

/** Ends connections of our database that listen. */
const cutListeners = () =>
  administer(database.url, async (client) => {
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query like 'listen%' and pid <> pg_backend_pid()`,
    );
    return rowCount;
  });

it('what is written through one server comes to subscribers of the other', async () => {
  onTestFinished(() => second.close());
  const [here, there] = [await following(app), await following(other.app)];
  const slugs = [await publish(), await publish({ ...database, ...second })];

  expect([await here(), await here()]).toEqual(slugs);
  expect([await there(), await there()]).toEqual(slugs);

  // A connection that is cut off: nothing is missed, nothing comes twice.
  expect(await cutListeners()).toBe(2);
  const meanwhile = [await publish(), await publish()];
  expect([await here(), await here()]).toEqual(meanwhile);
  const after = await publish();
  expect(await here()).toBe(after);
  expect([await there(), await there(), await there()]).toEqual([...meanwhile, after]);

  // A transaction that began first and commits last is not passed by.
  let commit = () => {};
  const held = new Promise<void>((resolve) => {
    commit = resolve;
  });
  const late = await seed.post();
  const long = database.transaction(async (tx) => {
    await recordEvent(tx, POST_PUBLISHED, { postId: late.id });
    await held;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const early = await publish({ ...database, ...second });
  expect(await here()).toBe(early);
  commit();
  await long;
  expect(await here()).toBe(late.slug);
  await other.app.close();
});
