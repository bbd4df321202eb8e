import pino from 'pino';
import sql from 'sql-template-tag';
import { Webhook } from 'standardwebhooks';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { WEBHOOK_NAMES } from '../../src/composition/events.ts';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { createHub } from '../../src/live/hub.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { MAX_ATTEMPTS, takeDue } from '../../src/live/webhooks/deliveries.ts';
import { makeDeliveries } from '../../src/live/webhooks/make-deliveries.ts';
import { addWebhook, listWebhooks, retryDead } from '../../src/live/webhooks/manage-webhooks.ts';
import { sendDelivery } from '../../src/live/webhooks/send-delivery.ts';
import { startWebhooks } from '../../src/live/webhooks/webhook-worker.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';
import { receiver } from './receiver.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const log = pino({ level: 'silent' });

beforeEach(async () => {
  await database.prisma.webhook.deleteMany();
});

interface WorkOptions {
  readonly allowsPrivate?: boolean;
  readonly maySend?: () => Promise<boolean>;
}

/** A server's worker. Several may be at work. */
function work({ allowsPrivate = true, maySend = async () => true }: WorkOptions = {}) {
  const hub = createHub({ db: database, log, maxFollowers: 1, retentionDays: 1 });
  const stop = startWebhooks({
    db: database,
    hub,
    log,
    eventNames: WEBHOOK_NAMES,
    maxInFlight: 3,
    allowsPrivate,
    maySend,
    lookEvery: 100,
  });
  const end = async () => {
    await stop();
    await hub.close();
  };
  onTestFinished(end);
  return end;
}

async function publish() {
  const post = await seed.post();
  const event = { postId: post.id };
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, event));
}

const dueNow = () =>
  database.execute(
    'test.dueNow',
    sql`update webhook_deliveries set next_attempt_at = now() where next_attempt_at is not null`,
  );

it('a webhook is told what happened, signed', async () => {
  const { url, received } = await receiver();
  const { secret } = await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  work();
  await publish();
  await vi.waitFor(() => expect(received).toHaveLength(1), 5_000);
  const { body, headers } = received[0] ?? { body: '', headers: {} };

  expect(new Webhook(secret).verify(body, headers)).toMatchObject({
    type: 'post.published',
    data: { type: 'Post', id: expect.any(String) },
  });
});

it('it is told nothing of other kinds, from before it was added, or that is hidden', async () => {
  const { url, received } = await receiver();
  await publish();
  await addWebhook(database, { url, kinds: ['COMMENT_ADDED'] });
  const other = await receiver();
  await addWebhook(database, { url: other.url, kinds: ['POST_PUBLISHED'] });
  work({ maySend: async () => false });
  await publish();
  await vi.waitFor(
    async () =>
      expect(
        await database.prisma.webhookDelivery.count({ where: { deliveredAt: { not: null } } }),
      ).toBe(1),
    5_000,
  );
  expect([received.length, other.received.length]).toEqual([0, 0]);
});

it('one that fails is told again until it answers, under the same id', async () => {
  const { url, received } = await receiver((response, count) =>
    response.writeHead(count < 3 ? 500 : 200).end(),
  );
  await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  work();
  await publish();
  await vi.waitFor(async () => {
    expect(await listWebhooks(database)).toMatchObject([
      { lastError: expect.stringContaining('500') },
    ]);
  }, 5_000);
  await vi.waitFor(async () => {
    await dueNow();
    expect(await listWebhooks(database)).toMatchObject([{ waiting: 0, dead: 0, lastError: null }]);
  }, 10_000);
  expect(received.length).toBeGreaterThanOrEqual(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
});

it('one that goes on failing is given up, listed, and retried when somebody says so', async () => {
  let isBroken = true;
  const { url, received } = await receiver((response) =>
    response.writeHead(isBroken ? 503 : 204).end(),
  );
  const { id } = await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  await publish();
  await makeDeliveries(database);
  await database.prisma.webhookDelivery.updateMany({ data: { attempts: MAX_ATTEMPTS - 1 } });
  work();
  await vi.waitFor(async () => {
    expect(await listWebhooks(database)).toMatchObject([
      { waiting: 0, dead: 1, lastError: expect.stringContaining('503') },
    ]);
  }, 5_000);
  isBroken = false;
  expect(await retryDead(database, id)).toBe(1);
  await vi.waitFor(async () => {
    expect(await listWebhooks(database)).toMatchObject([{ waiting: 0, dead: 0 }]);
  }, 5_000);
  expect(received).toHaveLength(2);
});

it('what was taken by a server that died before it noted the delivery is told again', async () => {
  const { url, received } = await receiver();
  await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  await publish();
  await makeDeliveries(database);
  expect(await takeDue(database, 10)).toHaveLength(1);
  expect(await takeDue(database, 10)).toHaveLength(0);
  work();
  await dueNow(); // As when the lease has run out.
  await vi.waitFor(() => expect(received).toHaveLength(1), 5_000);
});

it('several servers share the work, and each delivery is made once', async () => {
  const { url, received } = await receiver();
  await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  work();
  work();
  for (let count = 0; count < 20; count += 1) await publish();
  await vi.waitFor(() => expect(received).toHaveLength(20), 15_000);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(20);
  expect(received).toHaveLength(20);
});

it('never more are in flight than allowed, and a slow receiver holds up nothing else', async () => {
  let open = 0;
  let most = 0;
  const slow = await receiver((response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.writeHead(204).end();
    }, 100);
  });
  await addWebhook(database, { url: slow.url, kinds: ['POST_PUBLISHED'] });
  for (let count = 0; count < 9; count += 1) await publish();
  work();
  await vi.waitFor(() => expect(slow.received).toHaveLength(9), 10_000);
  expect(most).toBeLessThanOrEqual(3);
});

it.each([
  'http://127.0.0.1:9/',
  'http://localhost:9/',
  'http://[::1]:9/',
  'http://10.0.0.1/',
  'http://169.254.169.254/',
])('the private address %s is refused', async (url) => {
  await addWebhook(database, { url, kinds: ['POST_PUBLISHED'] });
  work({ allowsPrivate: false });
  await publish();
  await vi.waitFor(async () => {
    const [state] = await listWebhooks(database);
    expect(state?.lastError).toMatch(/not allowed/i);
  }, 5_000);
});

it('a receiver that does not answer in time has not been told', async () => {
  const { url } = await receiver(() => {});
  const post = await seed.post();
  const happened = { kind: 'POST_PUBLISHED', nodeKind: 'Post', nodeId: post.id } as const;
  const createdAt = post.createdAt.toISOString();
  const delivery = {
    id: 'msg_1',
    url,
    secret: 'c2VjcmV0',
    attempts: 1,
    traceparent: null,
    ...happened,
    createdAt,
  };
  const { signal } = new AbortController();
  const sending = sendDelivery(delivery, {
    allowsPrivate: true,
    eventNames: WEBHOOK_NAMES,
    signal,
    patience: 100,
  });
  await expect(sending).rejects.toThrow('no answer within 100 ms');
});
