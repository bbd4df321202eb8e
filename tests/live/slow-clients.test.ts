import pino from 'pino';
import { expect, it } from 'vitest';
import { SCORE_CHANGED } from '../../src/domains/discussion/vote/events.ts';
import { createHub } from '../../src/live/hub.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();
const hub = createHub({
  db: database,
  log: pino({ level: 'silent' }),
  maxFollowers: 3,
  retentionDays: 1,
  maxWaiting: 5,
});

const interest = {
  kind: 'SCORE_CHANGED',
  scopeId: '00000000-0000-7000-8000-000000000001',
} as const;

const record = () =>
  database.transaction((tx) =>
    recordEvent(tx, SCORE_CHANGED, {
      subject: { kind: 'Post', id: interest.scopeId },
      placeId: interest.scopeId,
    }),
  );

async function follower(signal = new AbortController().signal) {
  const events = await hub.follow(interest, { signal });
  return events[Symbol.asyncIterator]();
}

it('a follower that does not read is ended with an error, and others are not held up', async () => {
  const ends = [new AbortController(), new AbortController()] as const;
  const [slow, quick] = [await follower(ends[0].signal), await follower(ends[1].signal)];
  for (let count = 0; count < 7; count += 1) {
    await record();
    await quick.next();
  }

  await expect(slow.next()).rejects.toMatchObject({ code: 'SUBSCRIPTION_ENDED' });
  expect(await slow.next()).toEqual({ done: true, value: undefined });
  for (const end of ends) end.abort();
});

it('one that goes is forgotten at once, though it waits, and makes room', async () => {
  const ends = [1, 2, 3].map(() => new AbortController());
  const [first] = await Promise.all(ends.map(({ signal }) => follower(signal)));
  await expect(follower()).rejects.toMatchObject({
    code: 'RATE_LIMITED',
    details: { retryAfter: 30 },
  });
  const waiting = first?.next();
  ends[0]?.abort();

  expect(await waiting).toEqual({ done: true, value: undefined });
  const again = new AbortController();
  await follower(again.signal);
  for (const end of [...ends, again]) end.abort();
  await hub.close();
});
