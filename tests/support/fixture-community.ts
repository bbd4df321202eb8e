import type { PrismaClient, User } from '../../src/db/generated/client.ts';
import { encodeGlobalId } from '../../src/lib/global-id.ts';
import type { Seed } from './content.ts';

/** Ids of nodes whose every list has several rows. */
export type RichNodes = Readonly<Record<string, string>>;

const SAME_MOMENT = '2026-02-02T12:00:00.000Z';

/**
 * A small fixture community in which most things happened in the same millisecond and have the same score, so that
 * only the last key of an order tells them apart; and where every list has more than one page.
 */
export async function createFixtureCommunity(seed: Seed): Promise<RichNodes> {
  const people = await times(7, (n) => seed.user(`clock${n}`, { joinedAt: new Date(SAME_MOMENT) }));
  const [ada, bob] = people as [(typeof people)[0], (typeof people)[0]];
  const at = SAME_MOMENT;

  const pages = await times(7, (n) => seed.wikiPage({ title: `Clock ${n % 2}`, author: ada, at }));
  const [page] = pages as [(typeof pages)[0]];
  await times(5, () => seed.revision({ of: page, author: ada, at }));
  for (const author of people) await seed.contributor({ page, author });

  const posts = await times(7, (n) => seed.post({ title: `The clock ${n}`, author: ada, at }));
  const together = await times(3, (n) => seed.post({ title: `Two clocks ${n}`, author: bob, at }));
  for (const post of together) await seed.coauthor(post, ada);
  const [post] = posts as [(typeof posts)[0]];
  for (const each of posts) await seed.topic(each, page);
  for (const each of posts) await seed.locking(each, at);
  for (const each of pages.slice(1)) await seed.topic(post, each);
  for (const each of pages.slice(1, 4)) await seed.parent(each, page);
  for (const each of pages.slice(4)) await seed.parent(page, each);
  await times(5, () => seed.revision({ of: post, author: ada, at }));

  const comment = await seed.comment({ on: post, author: ada, text: 'A clock.', at });
  await times(7, () => seed.comment({ on: post, author: ada, parent: comment, at }));
  await times(5, (n) => seed.formerText(comment, n + 1));
  await times(6, (n) => seed.comment({ on: page, author: ada, at, text: `Clock ${n}.` }));
  await times(3, (n) => seed.comment({ on: post, author: bob, at, more: { score: n } }));

  for (const by of people) {
    for (const on of [post, comment]) await seed.reaction({ by, on, at });
  }
  await seed.poll({ on: post, votes: people.map((user) => [user, [1]] as const) });

  const sequence = await seed.sequence({ author: ada, posts, at });
  await times(6, () => seed.sequence({ author: ada, posts: [post], at }));
  for (const to of [post, page, comment]) {
    for (const from of posts.slice(1)) {
      await seed.link({ from, to, at });
      await seed.link({ from: to, to: from, at });
    }
  }

  return Object.fromEntries(
    Object.entries({
      User: ada,
      Post: post,
      Comment: comment,
      WikiPage: page,
      Sequence: sequence,
    }).map(([type, { id }]) => [type, encodeGlobalId(type, id)]),
  );
}

/** What somebody has lying about, in each list of `viewer` more than one page. */
export async function fillModerationQueue(seed: Seed, owner: User): Promise<void> {
  const other = await seed.user('asks');
  const at = SAME_MOMENT;
  const draft = { at, more: { publishedAt: null } };
  await times(4, () => seed.post({ ...draft, author: owner }));
  const together = await times(3, () => seed.post({ ...draft, author: other }));
  for (const post of together) await seed.coauthor(post, owner);
  const invited = await times(5, () => seed.post({ ...draft, author: other }));
  const invitation = { invitedAt: new Date(at), acceptedAt: null };
  for (const post of invited) await seed.coauthor(post, owner, invitation);
  const held = { hiddenAt: new Date(at), hiddenWhy: 'HELD' } as const;
  await times(5, () => seed.post({ at, author: other, more: held }));
  for (const post of together) await seed.report(post, owner, at);
}

/** What somebody bookmarked, follows, muted and was told of, all at one moment. */
export async function addPersonalItems(prisma: PrismaClient, owner: User): Promise<void> {
  const where = { publishedAt: { not: null }, deletedAt: null, hiddenAt: null };
  const posts = await prisma.post.findMany({ where, take: 5, select: { id: true } });
  const createdAt = new Date(SAME_MOMENT);
  const items = posts.map(({ id: postId }) => ({ userId: owner.id, postId, createdAt }));
  await prisma.bookmark.createMany({ data: items });
  await prisma.notification.createMany({ data: items.map((row) => ({ ...row, kind: 'POST' })) });
  const follows = posts.map(({ id: postId }) => ({ followerId: owner.id, postId, createdAt }));
  await prisma.follow.createMany({ data: follows });
  const muted = await prisma.user.findMany({
    where: { id: { not: owner.id } },
    take: 5,
    select: { id: true },
  });
  const note = { kind: 'WARNING', moderatorName: 'M', text: 'Calm down', createdAt } as const;
  await prisma.userNote.createMany({ data: muted.map(({ id: userId }) => ({ ...note, userId })) });
  const mutes = muted.map(({ id: userId }) => ({ muterId: owner.id, userId, createdAt }));
  await prisma.mute.createMany({ data: mutes });
}

async function times<Made>(count: number, make: (index: number) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  return made;
}
