import { setTimeout as sleep } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { expect, it, onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { App } from '../../src/app.ts';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { listen } from '../../src/http/server.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { openTestApi, serveTest } from '../support/api.ts';
import { member } from '../support/members.ts';
import { type Followed, follow } from './follow.ts';
import { whileRepeating } from './while-repeating.ts';

/** How long an operation may take on the site that falls silent, in s: as by default. */
const TIME_LIMIT = 10;

/** Three times as long, in ms. */
const SILENCE = TIME_LIMIT * 3_000;

const api = await openTestApi();
const { app, database, seed } = api;

const PUBLISHED = 'subscription { postPublished { post { slug } } }';
const HELD = 'subscription { postPublished { post { slug isHidden author { role } } } }';

async function publish(): Promise<string> {
  const { id, slug } = await seed.post();
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: id }));
  return slug;
}

/** Reads on to this post: another test's event may come first, for events travel a moment. */
async function readTo(slug: string, next: () => Promise<string | undefined>): Promise<string> {
  for (;;) if ((await next()) === slug) return slug;
}

function slugOf(events: Followed): () => Promise<string> {
  return async () => (await events.next()).data.postPublished.post.slug;
}

async function followByWebSocket({ listener, upgrade: onUpgrade }: App) {
  const server = await listen({ host: '127.0.0.1', port: 0, listener, onUpgrade });
  const url = `${server.url.replace('http:', 'ws:')}/graphql`;
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
  onTestFinished(async () => {
    await client.dispose();
    await server.stop(0);
  });
  return client.iterate<{ postPublished: { post: { slug: string } } }>({ query: PUBLISHED });
}

it('goes on after a silence longer than its time limit', { timeout: 90_000 }, async () => {
  const quiet = serveTest(database, { OPERATION_TIMEOUT_SECONDS: String(TIME_LIMIT) });
  const events = await follow(quiet.app, PUBLISHED);
  onTestFinished(() => events.leave());
  const messages = await followByWebSocket(quiet.app);
  await whileRepeating(publish, Promise.all([events.next(), messages.next()]));
  await sleep(SILENCE);
  const slug = await publish();

  expect(await readTo(slug, slugOf(events))).toBe(slug);
  expect(
    await readTo(slug, async () => (await messages.next()).value?.data?.postPublished.post.slug),
  ).toBe(slug);
});

it('ends with the next event once its token is revoked', async () => {
  const reader = await member(api, 'reader');
  const events = await follow(app, PUBLISHED, {}, { authorization: `Bearer ${reader.token}` });
  onTestFinished(() => events.leave());
  await readTo(await publish(), slugOf(events));
  await database.prisma.accessToken.deleteMany({ where: { userId: reader.user.id } });
  await publish();

  expect((await events.next()).errors[0].extensions.code).toBe('UNAUTHENTICATED');
});

it('shows a former moderator nothing hidden from the next event on', async () => {
  const moderator = await member(api, 'moderator-for-now', { role: 'MODERATOR' });
  const authorization = { authorization: `Bearer ${moderator.token}` };
  const events = await follow(app, HELD, {}, authorization);
  onTestFinished(() => events.leave());
  const publishHidden = async () => {
    const { id, slug } = await seed.post({
      more: { hiddenAt: new Date(), hiddenWhy: 'HIDDEN' },
    });
    await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, { postId: id }));
    return slug;
  };
  await readTo(await publishHidden(), slugOf(events));
  const { id } = moderator.user;
  await database.prisma.user.update({ where: { id }, data: { role: 'MEMBER' } });
  await publishHidden();
  const shown = publish();

  expect((await events.next()).data.postPublished.post.slug).toBe(await shown);
});
