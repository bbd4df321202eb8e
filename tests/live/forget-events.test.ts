import { expect, it } from 'vitest';
import { POST_PUBLISHED } from '../../src/domains/discussion/post/events.ts';
import { forgetEvents } from '../../src/live/forget-events.ts';
import { placeEvents } from '../../src/live/read-events.ts';
import { recordEvent } from '../../src/live/record-event.ts';
import { seedContent } from '../support/content.ts';
import { openTestDatabase } from '../support/database.ts';

const database = await openTestDatabase();
const seed = seedContent(database);
const DAY = 86_400_000;

async function publishedDaysAgo(days: number) {
  const event = { postId: (await seed.post()).id };
  await database.transaction((tx) => recordEvent(tx, POST_PUBLISHED, event));
  const { id } = await database.prisma.event.findFirstOrThrow({
    where: { nodeId: event.postId },
  });
  const createdAt = new Date(Date.now() - days * DAY);
  await database.prisma.event.update({ where: { id }, data: { createdAt } });
  return id;
}

it('events are forgotten when no cursor may ask for them, never before they have their place', async () => {
  const old = await publishedDaysAgo(9);
  const young = await publishedDaysAgo(7.5);
  await placeEvents(database);
  const unplaced = await publishedDaysAgo(9);
  await forgetEvents(database, 7);
  const left = await database.prisma.event.findMany({ select: { id: true } });
  const ids = left.map(({ id }) => id);
  expect(ids).not.toContain(old);
  expect(ids).toEqual(expect.arrayContaining([young, unplaced]));
});
