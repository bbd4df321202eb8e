import { createClient } from 'graphql-sse';
import { expect, it, onTestFinished } from 'vitest';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { listen } from '../../src/http/server.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { openTestApi } from '../support/api.ts';
import { whileRepeating } from './while-repeating.ts';

const { app, database, seed } = await openTestApi();

const PUBLISHED = 'subscription { postPublished { post { slug } } }';

async function serve() {
  const server = await listen({ host: '127.0.0.1', port: 0, listener: app.listener });
  onTestFinished(async () => {
    await server.stop(0);
  });
  return server;
}

async function publish() {
  const post = await seed.post();
  const event = { postId: post.id };
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, event));
}

it('a client of graphql-sse is told', async () => {
  const { url } = await serve();
  const client = createClient({ url: `${url}/graphql`, retryAttempts: 0 });
  const answers = client.iterate({ query: PUBLISHED });
  const { value } = await whileRepeating(publish, answers.next());
  client.dispose();

  expect(value.data).toMatchObject({ postPublished: { post: { slug: expect.any(String) } } });
});

it('a stream that is open when the server drains says so and ends within the grace', async () => {
  const { url, stop } = await serve();
  const response = await fetch(`${url}/graphql?${new URLSearchParams({ query: PUBLISHED })}`, {
    headers: { accept: 'text/event-stream' },
  });
  app.drain();
  const isClean = stop(5);

  expect(await response.text()).toContain('SUBSCRIPTION_ENDED');
  expect(await isClean).toBe(true);
});
